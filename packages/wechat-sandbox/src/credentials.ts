/** The app id the sandbox knows when none is configured. */
export const sandboxAppId = 'wx5a4db0c000000001';

/** The secret that goes with {@link sandboxAppId}: public on purpose, and worth nothing anywhere else. */
export const sandboxAppSecret = 'sandbox-secret-for-development-only';
