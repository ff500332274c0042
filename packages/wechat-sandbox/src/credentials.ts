/** An app id with the secret that goes with it. */
export interface AppCredentials {
  readonly appId: string;
  readonly appSecret: string;
}

/** The app id the sandbox knows when none is configured. */
export const sandboxAppId = 'wx5a4db0c000000001';

/** The secret that goes with {@link sandboxAppId}: public on purpose, and worth nothing anywhere else. */
export const sandboxAppSecret = 'sandbox-secret-for-development-only';

/** The sandbox's official account (公众号), which signs people in inside WeChat's own browser. */
export const sandboxOfficialAccount: AppCredentials = {
  appId: 'wx5a4db0c000000002',
  appSecret: 'sandbox-secret-of-the-official-account',
};

/** The sandbox's website app (网站应用), which signs people in on a desktop by a QR code. */
export const sandboxWebsiteApp: AppCredentials = {
  appId: 'wx5a4db0c000000003',
  appSecret: 'sandbox-secret-of-the-website-app',
};
