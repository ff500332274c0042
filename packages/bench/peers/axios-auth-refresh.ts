import { createAxiosAuthRefreshSystem } from './axios-auth-refresh-system.ts';

/** README, "Available options": the defaults. */
export const system = createAxiosAuthRefreshSystem({});
