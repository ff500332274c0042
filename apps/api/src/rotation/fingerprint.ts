import { hash } from 'node:crypto';

/**
 * SHA-256 (hex) of something that must not lie in the database: an attempt key or a sign-in code.
 * Unsalted: both are random and too long to be guessed.
 */
export function fingerprint(secret: string): string {
  return hash('sha256', secret, 'hex');
}

/** The fingerprint of an attempt key; absent equals absent. */
export function attemptFingerprint(attempt: string | undefined): string | null {
  return attempt === undefined ? null : fingerprint(attempt);
}
