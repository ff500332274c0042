import { type Static, Type } from 'typebox';

/** One session in the caller's list. Times are epoch milliseconds. */
export const SessionView = Type.Object({
  id: Type.String({ format: 'uuid', examples: ['0b9f6d52-6f43-4d6e-9a57-3d5a0a6f9f11'] }),
  current: Type.Boolean({ description: 'the session that asks' }),
  platform: Type.String({ examples: ['weapp'] }),
  device: Type.Union([Type.String(), Type.Null()], { examples: ['iPhone 17'] }),
  createdAt: Type.Integer({ examples: [1_800_000_000_000] }),
  lastSeenAt: Type.Integer({
    description: 'the latest refresh, or the first call with its access token',
    examples: [1_800_000_014_000],
  }),
});
export type SessionView = Static<typeof SessionView>;

/** Answer of `GET /auth/sessions`: living sessions, the newest first. */
export const SessionList = Type.Object(
  { sessions: Type.Array(SessionView) },
  { description: 'The newest first.' },
);
export type SessionList = Static<typeof SessionList>;
