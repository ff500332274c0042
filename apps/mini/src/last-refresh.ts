import { createSlice, type PayloadAction } from '@reduxjs/toolkit';
import type { Session } from '@wugan/session';
import type { Store } from './store.ts';

/** Why a pair was renewed: known to be over, found out by a 401, after a proof, or by another tab. */
export type RefreshCause = 'expired' | 'rejected' | 'proved' | 'elsewhere';

/** The latest refresh of this launch; `at` is the device's clock, epoch ms. */
export interface LastRefresh {
  readonly at: number;
  readonly cause: RefreshCause;
}

export const lastRefreshSlice = createSlice({
  name: 'lastRefresh',
  initialState: (): LastRefresh | null => null,
  reducers: {
    refreshed: (_last, { payload }: PayloadAction<LastRefresh | null>) => payload,
  },
});

const { refreshed } = lastRefreshSlice.actions;

/** Keeps in the store why the session was renewed last, from the facts that it tells. */
export function watchRefreshes(session: Session, store: Store): void {
  let rejected = -1;
  let cause: RefreshCause = 'expired';

  session.on((fact) => {
    switch (fact.type) {
      case 'signed-in':
      case 'ended':
        rejected = -1;
        store.dispatch(refreshed(null));
        break;
      case 'call-rejected':
        rejected = fact.generation;
        break;
      case 'refresh-started': {
        const state = session.state();
        const isFoundOut = state.status === 'signed-in' && state.credential.generation === rejected;
        cause = isFoundOut ? 'rejected' : 'expired';
        break;
      }
      case 'proof-started':
        cause = 'proved';
        break;
      case 'refresh-granted':
        rejected = -1;
        store.dispatch(refreshed({ at: fact.at, cause }));
        break;
      case 'renewed-elsewhere':
        store.dispatch(refreshed({ at: fact.at, cause: 'elsewhere' }));
    }
  });
}
