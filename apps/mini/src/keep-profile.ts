import Taro from '@tarojs/taro';
import { selectSession } from '@wugan/session/redux';
import type { User } from '@wugan/shared';
import { fields, readUser } from './api/answers.ts';
import { forgotten, remembered } from './profile.ts';
import type { RootState, Store } from './store.ts';

const KEY = 'wugan.profile';

/**
 * Keeps the last known user in storage beside the session they belong to, and forgets them when
 * another session begins or this one ends. Storage that refuses costs only the name on an offline start.
 */
export function keepProfile(store: Store): void {
  let owner: string | null | undefined;
  let kept: User | null = null;

  function changeOwner(sessionId: string | null) {
    const isLaunch = owner === undefined;
    owner = sessionId;
    kept = isLaunch && sessionId !== null ? read(sessionId) : null;
    if (kept === null) attempt(() => Taro.removeStorageSync(KEY));
    store.dispatch(kept === null ? forgotten() : remembered(kept));
  }

  store.subscribe(() => {
    const sessionId = sessionIdOf(store.getState());
    if (sessionId !== undefined && sessionId !== owner) changeOwner(sessionId);
    const { profile } = store.getState();
    if (profile === kept || profile === null || !owner) return;
    kept = profile;
    const record = { sessionId: owner, user: profile };
    attempt(() => Taro.setStorageSync(KEY, record));
  });
}

/** The living session's id; null when nobody is signed in; undefined while that is not known yet. */
function sessionIdOf(state: RootState): string | null | undefined {
  const session = selectSession(state);
  if (session.status === 'starting') return undefined;
  return session.status === 'signed-in' ? session.credential.sessionId : null;
}

function read(sessionId: string): User | null {
  return (
    attempt(() => {
      const record = fields(Taro.getStorageSync(KEY));
      return record.sessionId === sessionId ? readUser(record.user) : null;
    }) ?? null
  );
}

function attempt<T>(task: () => T): T | undefined {
  try {
    return task();
  } catch {
    return undefined;
  }
}
