import { fields, readSessions } from './api/answers.ts';
import { keepBesideSession } from './keep-beside-session.ts';
import { recalled, type SeenSessions } from './seen-sessions.ts';
import type { Store } from './store.ts';

/** Keeps the list of sessions that was seen last, for an offline start. */
export function keepSeenSessions(store: Store): void {
  keepBesideSession(store, {
    key: 'wugan.sessions',
    field: 'seen',
    select: ({ seenSessions }) => seenSessions,
    read: readSeen,
    restore: (seen) => store.dispatch(recalled(seen)),
  });
}

function readSeen(value: unknown): SeenSessions {
  const { at } = fields(value);
  if (typeof at !== 'number') throw new Error('The record does not say when it was seen.');
  return { at, sessions: readSessions(value) };
}
