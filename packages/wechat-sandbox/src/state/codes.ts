import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { SandboxUser } from './users.ts';

/** A code lives five minutes ("临时登录凭证 code 只能使用一次", 5 分钟). */
const codeLifetimeMs = 5 * 60_000;

type CodeKind = 'login' | 'phone';

type CodeLookup =
  | { readonly kind: 'found'; readonly user: SandboxUser; readonly spent: boolean; spend(): void }
  | { readonly kind: 'unknown' };

export interface Codes {
  /** What `wx.login` (32 characters) or the phone button (64 hex digits) would give this user. */
  issue(user: SandboxUser, kind: CodeKind): string;
  /** Looking does not spend. A code that expired, spent or not, is unknown; so is one of another kind. */
  lookUp(code: string, kind: CodeKind): CodeLookup;
}

interface IssuedCode {
  readonly user: SandboxUser;
  readonly kind: CodeKind;
  readonly expiresAt: number;
  spent: boolean;
}

export function createCodes(clock: Clock): Codes {
  const issued = new Map<string, IssuedCode>();

  function forgetExpired(now: number): void {
    // A Map keeps insertion order and every code lives equally long, so the oldest come first.
    for (const [code, { expiresAt }] of issued) {
      if (expiresAt > now) return;
      issued.delete(code);
    }
  }

  return {
    issue(user, kind) {
      const now = clock();
      forgetExpired(now);
      const code = kind === 'login' ? loginCode() : randomBytes(32).toString('hex');
      issued.set(code, { user, kind, expiresAt: now + codeLifetimeMs, spent: false });
      return code;
    },
    lookUp(code, kind) {
      const found = issued.get(code);
      if (!found || found.kind !== kind || found.expiresAt <= clock()) return { kind: 'unknown' };
      return {
        kind: 'found',
        user: found.user,
        spent: found.spent,
        spend() {
          found.spent = true;
        },
      };
    },
  };
}

function loginCode(): string {
  return `0${randomBytes(24).toString('base64url').slice(1)}`;
}
