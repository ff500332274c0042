import type { Dispatch, Middleware, UnknownAction } from '@reduxjs/toolkit';
import { isSameOwner } from '../core/credential.ts';
import type { Grant, Session, SessionState } from '../core/index.ts';
import { member } from '../core/member.ts';
import { selectSession, sessionAction, type WithSession } from './session-slice.ts';

const SIGN_IN = 'session/sign-in-requested';

/** Dispatch to sign out; the answer is the promise of `session.signOut()`. */
export const signOutRequested = { type: 'session/sign-out-requested' } as const;
/** Dispatch when the user or the network says that another try is worth it. */
export const retryRequested = { type: 'session/retry-requested' } as const;

/** Asks for a sign-in; goes no further than the middleware, as what it holds fits into no store. */
export interface SignInRequested extends UnknownAction {
  readonly type: typeof SIGN_IN;
  obtain(attempt: string): Promise<Grant>;
}

/** Dispatch to sign in; the answer is the promise of `session.signIn(obtain)`, with its errors. */
export function signInRequested(obtain: (attempt: string) => Promise<Grant>): SignInRequested {
  return { type: SIGN_IN, obtain };
}

/** What `dispatch` answers for the session's own actions. */
export interface SessionDispatch {
  (action: SignInRequested | typeof signOutRequested): Promise<void>;
  (action: typeof retryRequested): void;
}

type Requested = SignInRequested | typeof signOutRequested | typeof retryRequested;

const requests: readonly unknown[] = [SIGN_IN, signOutRequested.type, retryRequested.type];

function isRequested(action: unknown): action is Requested {
  return requests.includes(member(action, 'type'));
}

/** An RTK Query API, as far as its cache is to be emptied. */
export interface CacheOwner {
  readonly util: { resetApiState(): UnknownAction };
}

/**
 * Gives a session its place in a store: its state lives under `session`, every transition is an
 * action, and the refresh that calls wait for is carried out behind it. Put it first
 * (`getDefaultMiddleware().prepend(...)`), before anything is sent. The caches of `apis` are emptied
 * whenever the session ends or another user's begins, so that nothing of one is shown to the next; what
 * is read at launch stays, and what was read in a session that was renewed for the same user.
 */
export function createSessionMiddleware(
  session: Session,
  { apis = [] }: { readonly apis?: readonly CacheOwner[] } = {},
): Middleware<SessionDispatch, WithSession> {
  return (store) => {
    session.connect({
      read: () => selectSession(store.getState()),
      apply: (event) => {
        const before = selectSession(store.getState());
        try {
          store.dispatch(sessionAction(event));
        } finally {
          // A subscriber that throws must not keep the former user's answers.
          const after = selectSession(store.getState());
          if (isOfAnother(before, after)) emptyCaches(store.dispatch, apis);
        }
      },
    });
    return (next) => (action) => {
      if (!isRequested(action)) return next(action);
      if (action.type === SIGN_IN) return session.signIn(action.obtain);
      return action.type === signOutRequested.type ? session.signOut() : session.retryNow();
    };
  };
}

/** True where what was read before must not be shown after. */
function isOfAnother(before: SessionState, after: SessionState): boolean {
  if (before.status === 'starting') return false;
  if (before.status === 'signed-in' && after.status === 'signed-in') {
    return !isSameOwner(before.credential, after.credential);
  }
  return before.status !== after.status;
}

function emptyCaches(dispatch: Dispatch, [first, ...rest]: readonly CacheOwner[]): void {
  if (first === undefined) return;
  try {
    dispatch(first.util.resetApiState());
  } finally {
    emptyCaches(dispatch, rest);
  }
}
