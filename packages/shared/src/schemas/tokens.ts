import { type Static, Type } from 'typebox';

/** Where a session lives: `id`, and which pair of it this is. A pair replaces every pair with a lower (epoch, generation). */
export const SessionPosition = Type.Object({
  id: Type.String({ format: 'uuid', examples: ['0b9f6d52-6f43-4d6e-9a57-3d5a0a6f9f11'] }),
  epoch: Type.Integer({ minimum: 0, examples: [0] }),
  generation: Type.Integer({ minimum: 0, examples: [5] }),
});
export type SessionPosition = Static<typeof SessionPosition>;

/** A pair of tokens. Lifetimes are seconds from `serverTime`, which is epoch milliseconds. */
export const TokenAnswer = Type.Object(
  {
    accessToken: Type.String({ examples: ['eyJhbGciOiJIUzI1NiJ9.YWNjZXNz.c2lnbmF0dXJl'] }),
    refreshToken: Type.String({ examples: ['eyJhbGciOiJIUzI1NiJ9.cmVmcmVzaA.c2lnbmF0dXJl'] }),
    accessExpiresIn: Type.Integer({ description: 'seconds', examples: [14_400] }),
    refreshExpiresIn: Type.Integer({ description: 'seconds', examples: [604_800] }),
    serverTime: Type.Integer({ description: 'epoch milliseconds', examples: [1_800_000_000_000] }),
    session: SessionPosition,
  },
  { description: 'A pair of tokens.' },
);
export type TokenAnswer = Static<typeof TokenAnswer>;
