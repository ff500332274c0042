/** Hooks for React, over `react-redux`: how the session stands, and signing in. */
export { type SessionView, useSession } from './use-session.ts';
export { type SigningIn, useSignIn } from './use-sign-in.ts';
