import { type Static, Type } from 'typebox';

/** Where a session lives: `id`, and which pair of it this is. A pair replaces every pair with a lower (epoch, generation). */
export const SessionPosition = Type.Object({
  id: Type.String({ format: 'uuid' }),
  epoch: Type.Integer({ minimum: 0 }),
  generation: Type.Integer({ minimum: 0 }),
});
export type SessionPosition = Static<typeof SessionPosition>;

/** A pair of tokens. Lifetimes are seconds from `serverTime`, which is epoch milliseconds. */
export const TokenAnswer = Type.Object({
  accessToken: Type.String(),
  refreshToken: Type.String(),
  accessExpiresIn: Type.Integer(),
  refreshExpiresIn: Type.Integer(),
  serverTime: Type.Integer(),
  session: SessionPosition,
});
export type TokenAnswer = Static<typeof TokenAnswer>;
