import { API_PREFIX, paths } from '@wugan/shared';

/** The API's paths as a proxy sees them. */
export const refreshPath = API_PREFIX + paths.refresh;
export const mePath = API_PREFIX + paths.me;
