import type { Platform } from '@wugan/shared';

/**
 * Where this build runs, as the server is told: on H5 there is no silent proof. Where the other platform's
 * calls are to be left out of the build, the condition itself is spelt out instead.
 */
export const platform: Platform = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp';

/** True where a session's owner can be proved without asking them; elsewhere misuse ends the session. */
export const provesSilently = platform === 'weapp';
