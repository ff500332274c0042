import { type Static, Type } from 'typebox';

/** One session in the caller's list. Times are epoch milliseconds. */
export const SessionView = Type.Object({
  id: Type.String({ format: 'uuid' }),
  current: Type.Boolean({ description: 'the session that asks' }),
  platform: Type.String(),
  device: Type.Union([Type.String(), Type.Null()]),
  createdAt: Type.Integer(),
  lastSeenAt: Type.Integer({ description: 'the last rotation' }),
});
export type SessionView = Static<typeof SessionView>;

/** Answer of `GET /auth/sessions`: living sessions, the newest first. */
export const SessionList = Type.Object({ sessions: Type.Array(SessionView) });
export type SessionList = Static<typeof SessionList>;
