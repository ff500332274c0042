import Taro from '@tarojs/taro';
import { selectSession } from '@wugan/session/redux';
import { fields } from './api/answers.ts';
import type { RootState, Store } from './store.ts';

interface Kept<T> {
  /** Where it lies in storage, as one record with the id of its session. */
  readonly key: string;
  /** What the record calls it. */
  readonly field: string;
  select(state: RootState): T | null;
  /** Reads it out of a record; throws on anything else. */
  read(value: unknown): T;
  /** Puts into the store what a launch finds, or nothing: another session has begun, or this one is over. */
  restore(value: T | null): void;
}

/**
 * Keeps one thing that the server has said, in storage beside the session it belongs to, and forgets
 * it when another session begins or this one ends. Storage that refuses costs only what an offline
 * start would have shown.
 */
export function keepBesideSession<T>(store: Store, kept: Kept<T>): void {
  const { key, field, select, read, restore } = kept;
  let owner: string | null | undefined;
  let latest: T | null = null;

  function changeOwner(sessionId: string | null) {
    const isLaunch = owner === undefined;
    owner = sessionId;
    latest = isLaunch && sessionId !== null ? find(sessionId) : null;
    if (latest === null) attempt(() => Taro.removeStorageSync(key));
    restore(latest);
  }

  function find(sessionId: string): T | null {
    const found = attempt(() => {
      const record = fields(Taro.getStorageSync(key));
      return record.sessionId === sessionId ? read(record[field]) : null;
    });
    return found ?? null;
  }

  store.subscribe(() => {
    const sessionId = sessionIdOf(store.getState());
    if (sessionId !== undefined && sessionId !== owner) changeOwner(sessionId);
    const present = select(store.getState());
    if (present === latest || present === null || !owner) return;
    latest = present;
    const record = { sessionId: owner, [field]: present };
    attempt(() => Taro.setStorageSync(key, record));
  });
}

/** The living session's id; null when nobody is signed in; undefined while that is not known yet. */
function sessionIdOf(state: RootState): string | null | undefined {
  const session = selectSession(state);
  if (session.status === 'starting') return undefined;
  return session.status === 'signed-in' ? session.credential.sessionId : null;
}

function attempt<T>(task: () => T): T | undefined {
  try {
    return task();
  } catch {
    return undefined;
  }
}
