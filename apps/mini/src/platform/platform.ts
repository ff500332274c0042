import type { Platform } from '@wugan/shared';

/** Where this build runs, as the server is told: on H5 there is no silent proof. */
export const platform: Platform = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp';

/** True where a session's owner can be proved without asking them; elsewhere misuse ends the session. */
export const provesSilently = platform === 'weapp';
