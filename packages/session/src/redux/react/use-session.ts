import { shallowEqual, useSelector } from 'react-redux';
import type { EndReason, RefreshState } from '../../core/index.ts';
import { selectSession, type WithSession } from '../session-slice.ts';

/** What a page may know of the session: everything but the tokens. */
export type SessionView =
  | { readonly status: 'starting' }
  | { readonly status: 'signed-out'; readonly reason: EndReason | null }
  | {
      readonly status: 'signed-in';
      readonly sessionId: string;
      /** `unreachable`: still signed in, but a refresh could not be had; offer `retryRequested`. */
      readonly refresh: RefreshState['status'];
    };

function viewOf(root: WithSession): SessionView {
  const state = selectSession(root);
  if (state.status !== 'signed-in') return state;
  const { credential, refresh, status } = state;
  return { status, sessionId: credential.sessionId, refresh: refresh.status };
}

/** How the session stands. Renders again when that changes, and not for a new pair of tokens. */
export function useSession(): SessionView {
  return useSelector(viewOf, shallowEqual);
}
