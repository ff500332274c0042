/** WeChat's own paths that the sandbox answers, with the method WeChat wants for each. */
export const wechatPaths = {
  '/sns/jscode2session': 'GET',
  '/cgi-bin/stable_token': 'POST',
  '/wxa/business/getuserphonenumber': 'POST',
  '/wxa/checksession': 'GET',
  '/connect/oauth2/authorize': 'GET',
  '/connect/qrconnect': 'GET',
  '/sns/oauth2/access_token': 'GET',
  '/sns/userinfo': 'GET',
} as const;

export type WechatPath = keyof typeof wechatPaths;

export function isWechatPath(path: string): path is WechatPath {
  return Object.hasOwn(wechatPaths, path);
}
