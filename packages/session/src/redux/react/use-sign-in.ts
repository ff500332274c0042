import type { Dispatch, UnknownAction } from '@reduxjs/toolkit';
import { useCallback, useRef, useState } from 'react';
import { useDispatch } from 'react-redux';
import type { Grant } from '../../core/index.ts';
import { type SessionDispatch, signInRequested } from '../session-middleware.ts';

/** How a sign-in stands. `error` is what the latest one failed with, undefined where it did not. */
export interface SigningIn {
  readonly isSigningIn: boolean;
  readonly error: unknown;
}

const idle: SigningIn = { isSigningIn: false, error: undefined };

/**
 * A function that signs in, and how that stands. `obtain` fetches the pair, as in `session.signIn`,
 * with what the function is called with; a `SessionError` is one of the errors. The function is the
 * same at every render. It answers whether somebody is signed in now, and never rejects.
 */
export function useSignIn<Details extends readonly unknown[]>(
  obtain: (attempt: string, ...details: Details) => Promise<Grant>,
): readonly [(...details: Details) => Promise<boolean>, SigningIn] {
  const dispatch = useDispatch<SessionDispatch & Dispatch<UnknownAction>>();
  const latest = useRef(obtain);
  latest.current = obtain;
  const tries = useRef(0);
  const [signingIn, setSigningIn] = useState(idle);
  const signIn = useCallback(
    async (...details: Details) => {
      tries.current += 1;
      const mine = tries.current;
      const show = (how: SigningIn) => {
        if (mine === tries.current) setSigningIn(how);
      };
      show({ isSigningIn: true, error: undefined });
      try {
        await dispatch(signInRequested((attempt) => latest.current(attempt, ...details)));
        show(idle);
        return true;
      } catch (error) {
        show({ isSigningIn: false, error });
        return false;
      }
    },
    [dispatch],
  );
  return [signIn, signingIn];
}
