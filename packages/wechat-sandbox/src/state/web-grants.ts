import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { PersonInApp } from './users.ts';
import { type WebApp, webAppRules } from './web-apps.ts';

/** Seconds; "access_token 拥有较短的有效期". */
export const webTokenLifetime = 7200;

/** What a person allowed an app to know. */
export interface WebGrant {
  readonly app: WebApp;
  readonly person: PersonInApp;
  readonly scope: string;
  /** The person only looks at a snapshot of the page: `person` is nobody. */
  readonly isSnapshot: boolean;
}

type CodeLookup =
  | { readonly kind: 'found'; readonly grant: WebGrant; readonly spent: boolean; spend(): void }
  | { readonly kind: 'unknown' };

/** The codes of the authorization pages, and the access tokens that they are exchanged for. */
export interface WebGrants {
  /** The code that goes back to the app's page. */
  issueCode(grant: WebGrant): string;
  /** Looking does not spend. A code that expired, or belongs to another app, is unknown. */
  lookUpCode(code: string, appId: string): CodeLookup;
  issueToken(grant: WebGrant): string;
  judgeToken(token: string): WebGrant | 'expired' | 'unknown';
}

interface Issued {
  readonly grant: WebGrant;
  readonly expiresAt: number;
  spent: boolean;
}

export function createWebGrants(clock: Clock): WebGrants {
  const codes = new Map<string, Issued>();
  const tokens = new Map<string, Issued>();

  function keep(into: Map<string, Issued>, key: string, grant: WebGrant, lifetimeMs: number) {
    into.set(key, { grant, expiresAt: clock() + lifetimeMs, spent: false });
    return key;
  }

  return {
    issueCode: (grant) =>
      keep(codes, `0${random(24).slice(1)}`, grant, webAppRules[grant.app.kind].codeLifetimeMs),
    lookUpCode(code, appId) {
      const found = codes.get(code);
      if (!found || found.grant.app.appId !== appId || found.expiresAt <= clock())
        return { kind: 'unknown' };
      const spend = () => {
        found.spent = true;
      };
      return { kind: 'found', grant: found.grant, spent: found.spent, spend };
    },
    issueToken: (grant) => keep(tokens, `90_${random(64)}`, grant, webTokenLifetime * 1000),
    judgeToken(token) {
      const found = tokens.get(token);
      if (!found) return 'unknown';
      return found.expiresAt > clock() ? found.grant : 'expired';
    },
  };
}

function random(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}
