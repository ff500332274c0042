import { isAxiosError } from 'axios';
import { type AxiosAuthRefreshOptions, createAuthRefresh } from 'axios-auth-refresh';
import type { System } from '../src/scenario/subject.ts';
import { createAxios } from './axios-world.ts';
import { keepTokens, refreshTokens } from './tokens.ts';

/**
 * README of axios-auth-refresh 5: "Usage" for the refresh, which sets the new token on the failed
 * request, and "Request interceptor" for the token of every other.
 */
export function createAxiosAuthRefreshSystem(options: AxiosAuthRefreshOptions): System {
  return {
    reactsTo: 'a 401',
    async create(world) {
      const tokens = keepTokens(world.first);
      const instance = createAxios(world);
      instance.interceptors.request.use((request) => {
        request.headers.Authorization = `Bearer ${tokens.accessToken}`;
        return request;
      });
      createAuthRefresh(
        instance,
        async (failedRequest) => {
          await refreshTokens(world, tokens);
          failedRequest.response.config.headers.Authorization = `Bearer ${tokens.accessToken}`;
        },
        options,
      );

      return {
        async get(path) {
          try {
            return (await instance.get(path)).status;
          } catch (error) {
            if (isAxiosError(error) && error.response) return error.response.status;
            throw error;
          }
        },
        isSignedIn: () => tokens.isSignedIn,
      };
    },
  };
}
