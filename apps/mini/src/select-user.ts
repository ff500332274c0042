import type { User } from '@wugan/shared';
import { meApi } from './api/me.ts';
import type { RootState } from './store.ts';

const selectMe = meApi.endpoints.me.select();

/** The user as they should be seen now: a change under way included, else the last one known. */
export function selectUser(state: RootState): User | null {
  return (state.profile && selectMe(state).data) ?? state.profile;
}
