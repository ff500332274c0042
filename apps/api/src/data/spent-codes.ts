import { ask } from './ask.ts';
import type { PrismaClient } from './client.ts';

/** Seconds after which a sign-in that has not finished is taken for dead: WeChat is given 2.5. */
const staleAfter = 10;

export type CodeClaim =
  /** The code is ours to exchange. */
  | { readonly kind: 'claimed' }
  /** The same sign-in is going on, here or on another replica. */
  | { readonly kind: 'pending' }
  /** The same sign-in has opened this session. */
  | { readonly kind: 'signed_in'; readonly sessionId: string }
  /** Another attempt has it, or it was used for something else. */
  | { readonly kind: 'spent' };

/** Which codes were posted, by fingerprint: the lock that makes sign-in and proof happen once. */
export interface SpentCodes {
  claimForSignIn(codeHash: string, attemptHash: string | null): Promise<CodeClaim>;
  claimForProof(codeHash: string): Promise<boolean>;
  /** Gives a code back that opened nothing. */
  release(codeHash: string): Promise<void>;
}

export function createSpentCodes(client: PrismaClient): SpentCodes {
  return {
    async claimForSignIn(codeHash, attemptHash) {
      const claimed = await ask(
        () => client.$executeRaw`
          INSERT INTO spent_code (code_hash, purpose, attempt_hash, claimed_at)
          VALUES (${codeHash}, 'sign_in', ${attemptHash}, clock_timestamp())
          ON CONFLICT (code_hash) DO UPDATE SET claimed_at = clock_timestamp()
          WHERE spent_code.purpose = 'sign_in' AND spent_code.session_id IS NULL
            AND spent_code.attempt_hash IS NOT DISTINCT FROM ${attemptHash}
            AND spent_code.claimed_at < clock_timestamp() - make_interval(secs => ${staleAfter}::float8)`,
      );
      if (claimed > 0) return { kind: 'claimed' };
      const found = await ask(() =>
        client.spentCode.findUnique({
          where: { codeHash },
          select: { purpose: true, attemptHash: true, sessionId: true },
        }),
      );
      // Released between the two statements: claim it again.
      if (!found) return { kind: 'pending' };
      if (found.purpose !== 'sign_in' || found.attemptHash !== attemptHash)
        return { kind: 'spent' };
      return found.sessionId === null
        ? { kind: 'pending' }
        : { kind: 'signed_in', sessionId: found.sessionId };
    },

    async claimForProof(codeHash) {
      const claimed = await ask(
        () => client.$executeRaw`
          INSERT INTO spent_code (code_hash, purpose, claimed_at)
          VALUES (${codeHash}, 'proof', clock_timestamp()) ON CONFLICT DO NOTHING`,
      );
      return claimed > 0;
    },

    async release(codeHash) {
      await ask(() => client.spentCode.deleteMany({ where: { codeHash, sessionId: null } }));
    },
  };
}
