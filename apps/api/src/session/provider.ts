/** The one provider of identities so far, as `identity.provider` names it. */
export const wechatProvider = 'wechat-mini-program';
