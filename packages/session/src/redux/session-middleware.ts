import type { Middleware } from '@reduxjs/toolkit';
import type { Session } from '../core/index.ts';
import { selectSession, sessionAction, type WithSession } from './session-slice.ts';

/** Dispatch to sign out; the answer is the promise of `session.signOut()`. */
export const signOutRequested = { type: 'session/sign-out-requested' } as const;
/** Dispatch when the user or the network says that another try is worth it. */
export const retryRequested = { type: 'session/retry-requested' } as const;

function isAction(action: unknown, { type }: { readonly type: string }): boolean {
  return typeof action === 'object' && action !== null && 'type' in action && action.type === type;
}

/**
 * Gives a session its place in a store: its state lives under `session`, every transition is an
 * action, and the refresh that calls wait for is carried out behind it. Put it first
 * (`getDefaultMiddleware().prepend(...)`), before anything is sent.
 */
export function createSessionMiddleware(
  session: Session,
): Middleware<Record<never, never>, WithSession> {
  return (store) => {
    session.connect({
      read: () => selectSession(store.getState()),
      apply: (event) => {
        store.dispatch(sessionAction(event));
      },
    });
    return (next) => (action) => {
      if (isAction(action, signOutRequested)) return session.signOut();
      if (isAction(action, retryRequested)) return session.retryNow();
      return next(action);
    };
  };
}
