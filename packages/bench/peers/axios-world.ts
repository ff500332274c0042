import axios, { AxiosError, type AxiosInstance } from 'axios';
import type { World } from '../src/world/world.ts';

/** https://axios-http.com/docs/req_config, `adapter`: the world as axios's own transport. */
export function createAxios(world: World): AxiosInstance {
  return axios.create({
    adapter: async (config) => {
      const bearer = String(config.headers.get('Authorization') ?? '');
      const status = await world.call(config.url ?? '', bearer.replace('Bearer ', ''));
      const response = { data: null, status, statusText: '', headers: {}, config };
      if (config.validateStatus?.(status) !== false) return response;
      throw new AxiosError(`status ${status}`, AxiosError.ERR_BAD_REQUEST, config, null, response);
    },
  });
}
