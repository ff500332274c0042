import { type Static, Type } from 'typebox';
import { WebProvider } from './providers.ts';
import { TokenAnswer } from './tokens.ts';
import { User } from './user.ts';

/** ≥ 128 random bits as hex or base64url: made once per stored pair, sent with every refresh of it. */
const Attempt = Type.String({
  minLength: 22,
  maxLength: 128,
  pattern: '^[A-Za-z0-9_-]+$',
  description:
    'at least 128 random bits, made once per stored pair and sent with every refresh of it',
  examples: ['3f0c9d2b7a6e4c1f8b5d0e9a2c7f4b61'],
});

/** A code of `wx.login`, or at sign-in of WeChat's authorization page: lives 5 minutes, used once. */
const WechatCode = Type.String({
  minLength: 1,
  maxLength: 512,
  description:
    'of `wx.login`, or of the authorization page of `provider`: lives 5 minutes and is used once',
  examples: ['0e3Xl0000wLkUR1Bgc400aPWxS1Xl00z'],
});

/** A refresh token as it came: bounded here, judged by its signature. */
const RefreshToken = Type.String({
  minLength: 1,
  maxLength: 2048,
  examples: ['eyJhbGciOiJIUzI1NiJ9.cmVmcmVzaA.c2lnbmF0dXJl'],
});

export const platforms = ['weapp', 'h5'] as const;
export type Platform = (typeof platforms)[number];

/** What a client says about where it runs. `platform` decides whether a silent proof exists. */
export const Device = Type.Object({
  platform: Type.Optional(Type.Union([Type.Literal('weapp'), Type.Literal('h5')])),
  // PostgreSQL keeps every character but NUL.
  name: Type.Optional(
    Type.String({ maxLength: 64, pattern: '^[^\\u0000]*$', examples: ['iPhone 17'] }),
  ),
});
export type Device = Static<typeof Device>;

/** Who a sign-in code comes from; a mini program's `wx.login` where it is not said. */
const Provider = Type.Union([Type.Literal('wechat-mini-program'), WebProvider], {
  description: 'who gave the code; a session of the web is always one of platform `h5`',
});

/** Body of `POST /auth/login`. The same code with the same attempt gives the same session. */
export const LoginRequest = Type.Object({
  code: WechatCode,
  attempt: Type.Optional(Attempt),
  provider: Type.Optional(Provider),
  device: Type.Optional(Device),
});
export type LoginRequest = Static<typeof LoginRequest>;

export const LoginAnswer = Type.Intersect([TokenAnswer, Type.Object({ user: User })], {
  description: 'A pair of tokens, and whose they are.',
});
export type LoginAnswer = Static<typeof LoginAnswer>;

/** Body of `POST /auth/refresh`. `deadline` is server time in epoch milliseconds. */
export const RefreshRequest = Type.Object({
  refreshToken: RefreshToken,
  attempt: Type.Optional(Attempt),
  deadline: Type.Optional(
    Type.Integer({
      minimum: 0,
      description: 'server time, epoch milliseconds: nothing takes effect after it',
      examples: [1_800_000_015_000],
    }),
  ),
  proof: Type.Optional(Type.Object({ code: WechatCode })),
});
export type RefreshRequest = Static<typeof RefreshRequest>;

/** Body of `POST /auth/logout`; without a refresh token the access token says which session. */
export const LogoutRequest = Type.Object({ refreshToken: Type.Optional(RefreshToken) });
export type LogoutRequest = Static<typeof LogoutRequest>;
