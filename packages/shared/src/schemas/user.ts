import { type Static, Type } from 'typebox';

/** A user as the user sees themselves. `nickname` and `avatarUrl` are null until chosen. */
export const User = Type.Object({
  id: Type.String({ format: 'uuid' }),
  nickname: Type.Union([Type.String(), Type.Null()]),
  avatarUrl: Type.Union([Type.String(), Type.Null()]),
  createdAt: Type.Integer({ description: 'epoch milliseconds' }),
});
export type User = Static<typeof User>;

/** Body of `PUT /me`. */
export const UserChange = Type.Object(
  { nickname: Type.String({ minLength: 1, maxLength: 32, pattern: '\\S' }) },
  { additionalProperties: false },
);
export type UserChange = Static<typeof UserChange>;
