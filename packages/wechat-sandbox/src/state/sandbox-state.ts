import type { Clock } from '../clock.ts';
import type { AppCredentials } from '../credentials.ts';
import { createRefuse, type Refuse } from '../wechat/refusal.ts';
import { type AccessTokens, createAccessTokens } from './access-tokens.ts';
import { type Calls, createCalls } from './calls.ts';
import { type Codes, createCodes } from './codes.ts';
import { createFaults, type Faults } from './faults.ts';
import { callsPerMinute, createRateLimit, type RateLimit } from './rate-limit.ts';
import { createUsers, type Users } from './users.ts';
import type { WebApp } from './web-apps.ts';
import { createWebGrants, type WebGrants } from './web-grants.ts';

/** What a sandbox is told from outside: the apps of one owner, and where its pages may send people. */
export interface SandboxSetup extends AppCredentials {
  readonly clock: Clock;
  readonly webApps: readonly WebApp[];
  /** Hosts, without a port, that an authorization page may send people back to. */
  readonly callbackDomains: readonly string[];
}

/** Everything one running sandbox knows; it lives in memory and dies with the process. */
export interface SandboxState extends SandboxSetup {
  readonly users: Users;
  readonly codes: Codes;
  readonly webGrants: WebGrants;
  readonly signInLimit: RateLimit;
  readonly accessTokens: AccessTokens;
  readonly faults: Faults;
  readonly calls: Calls;
  readonly refuse: Refuse;
}

export function createSandboxState(setup: SandboxSetup): SandboxState {
  const { appId, clock } = setup;
  return {
    ...setup,
    users: createUsers(appId),
    codes: createCodes(clock),
    webGrants: createWebGrants(clock),
    signInLimit: createRateLimit(clock, callsPerMinute),
    accessTokens: createAccessTokens(clock),
    faults: createFaults(),
    calls: createCalls(),
    refuse: createRefuse(clock),
  };
}
