const NOT_AUTHORIZED = 104;

/**
 * True for what WeChat says when a person has not agreed to the privacy guide: errno 104, or only
 * the words for it.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/PrivacyAuthorize.html
 */
export function isPrivacyRefusal(failure: unknown): boolean {
  if (typeof failure !== 'object' || failure === null) return false;
  const says = String(Reflect.get(failure, 'errMsg'));
  return Reflect.get(failure, 'errno') === NOT_AUTHORIZED || /privacy permission/i.test(says);
}
