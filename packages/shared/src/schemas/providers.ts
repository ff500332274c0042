import { type Static, Type } from 'typebox';
import { webProviders } from '../providers.ts';

/** A way to sign in on the web. */
export const WebProvider = Type.Enum([...webProviders]);

/** What a page needs to send somebody to WeChat: it adds `redirect_uri`, `response_type` and `state`. */
export const SignInOffer = Type.Object({
  provider: WebProvider,
  appId: Type.String({ examples: ['wx0123456789abcdef'] }),
  authorizeUrl: Type.String({
    description: 'where the browser is sent, without a query',
    examples: ['https://open.weixin.qq.com/connect/oauth2/authorize'],
  }),
  scope: Type.String({ examples: ['snsapi_userinfo'] }),
});
export type SignInOffer = Static<typeof SignInOffer>;

/** Answer of `GET /auth/providers`: nothing that is secret, and nothing that is not set up. */
export const SignInOffers = Type.Object(
  { providers: Type.Array(SignInOffer) },
  { description: 'The ways to sign in on the web that are set up here.' },
);
export type SignInOffers = Static<typeof SignInOffers>;
