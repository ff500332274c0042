import { type Static, Type } from 'typebox';

/**
 * A user as the user sees themselves. What has not been chosen or given yet is null; `avatarUrl` is a
 * path on the host of the API.
 */
export const User = Type.Object({
  id: Type.String({ format: 'uuid' }),
  nickname: Type.Union([Type.String(), Type.Null()]),
  avatarUrl: Type.Union([Type.String(), Type.Null()], {
    description: 'a path on this host; another one for every picture',
  }),
  phone: Type.Union([Type.String({ pattern: '^\\+\\d{4,20}$' }), Type.Null()], {
    description: 'as WeChat has verified it, with its country code',
    examples: ['+8613800138000'],
  }),
  createdAt: Type.Integer({ description: 'epoch milliseconds' }),
});
export type User = Static<typeof User>;

/** Body of `PUT /me`. */
export const UserChange = Type.Object(
  { nickname: Type.String({ minLength: 1, maxLength: 32, pattern: '\\S' }) },
  { additionalProperties: false },
);
export type UserChange = Static<typeof UserChange>;

/** Body of `POST /me/phone`. `code` comes from `<button open-type="getPhoneNumber">`, and is no sign-in code. */
export const PhoneRequest = Type.Object({ code: Type.String({ minLength: 1, maxLength: 512 }) });
export type PhoneRequest = Static<typeof PhoneRequest>;
