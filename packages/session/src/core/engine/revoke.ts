import type { AuthServer } from '../ports.ts';

/** Ends a pair that nobody will use, as far as the server can be reached; nobody waits for that. */
export function revoke(auth: AuthServer, refreshToken: string): void {
  auth.signOut(refreshToken).catch(() => {});
}
