import { readUser } from './api/answers.ts';
import { keepBesideSession } from './keep-beside-session.ts';
import { forgotten, remembered } from './profile.ts';
import type { Store } from './store.ts';

/** Keeps the last known user, so that an offline start still greets them. */
export function keepProfile(store: Store): void {
  keepBesideSession(store, {
    key: 'wugan.profile',
    field: 'user',
    select: ({ profile }) => profile,
    read: readUser,
    restore: (user) => store.dispatch(user === null ? forgotten() : remembered(user)),
  });
}
