/**
 * WeChat's two ways to sign in on the web, as `provider` of a sign-in names them: through an official
 * account (公众号) inside WeChat's own browser, and through a website app (网站应用) by a QR code.
 */
export const webProviders = ['wechat-official-account', 'wechat-website'] as const;
export type WebProvider = (typeof webProviders)[number];

/**
 * `reason` of a sign-in that is `forbidden` because WeChat shows only a snapshot of the page (快照页):
 * there the ids are nobody's. The person has to open the full page first.
 */
export const SNAPSHOT_USER = 'wechat_snapshot_user';
