import { type Static, Type } from 'typebox';

/**
 * A user as the user sees themselves. What has not been chosen or given yet is null; `avatarUrl` is a
 * path on the host of the API.
 */
export const User = Type.Object(
  {
    id: Type.String({ format: 'uuid', examples: ['5a1f0f2e-93c5-4f0f-8c5e-1f6b4bb1a0c2'] }),
    nickname: Type.Union([Type.String(), Type.Null()], { examples: ['小安'] }),
    avatarUrl: Type.Union([Type.String(), Type.Null()], {
      description: 'a path on this host; another one for every picture',
      examples: ['/api/v1/avatars/2b1c1f0a-7d0e-4b2c-9a57-3d5a0a6f9f11'],
    }),
    phone: Type.Union([Type.String({ pattern: '^\\+\\d{4,20}$' }), Type.Null()], {
      description: 'as WeChat has verified it, with its country code',
      examples: ['+8613800138000'],
    }),
    createdAt: Type.Integer({ description: 'epoch milliseconds', examples: [1_800_000_000_000] }),
  },
  { description: 'The user.' },
);
export type User = Static<typeof User>;

/** As a class of a RegExp: control characters, line ends and changes of direction. They would lay out, or command, what shows a name. */
export const unprintable = '\\u0000-\\u001f\\u007f-\\u009f\\u2028-\\u202e\\u2066-\\u2069';

/** What takes part in a name and shows nothing by itself: spaces, joiners, fillers, selectors. */
const invisible =
  '\\s\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u2060-\\u2065\\u206a-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0';

/** Something to be seen. Code points, as not every tool that reads the document knows `\\p{…}`. */
const seen = `^(?=.*[^${unprintable}${invisible}])[^${unprintable}]*$`;

/** Body of `PUT /me`. */
export const UserChange = Type.Object(
  { nickname: Type.String({ minLength: 1, maxLength: 32, pattern: seen, examples: ['小安'] }) },
  { additionalProperties: false },
);
export type UserChange = Static<typeof UserChange>;

/** Body of `POST /me/phone`. `code` comes from `<button open-type="getPhoneNumber">`, and is no sign-in code. */
export const PhoneRequest = Type.Object({
  code: Type.String({
    minLength: 1,
    maxLength: 512,
    description: 'of the phone button: lives 5 minutes and is used once',
    examples: ['e31968a7f94cc5ee25fafc2aef2773f0bb8c3937b22520eb8ee345274d00c144'],
  }),
});
export type PhoneRequest = Static<typeof PhoneRequest>;
