import type { Clock } from '../clock.ts';
import { createRefuse, type Refuse } from '../wechat/refusal.ts';
import { type AccessTokens, createAccessTokens } from './access-tokens.ts';
import { type Calls, createCalls } from './calls.ts';
import { type Codes, createCodes } from './codes.ts';
import { createFaults, type Faults } from './faults.ts';
import { callsPerMinute, createRateLimit, type RateLimit } from './rate-limit.ts';
import { createUsers, type Users } from './users.ts';

/** Everything one running sandbox knows; it lives in memory and dies with the process. */
export interface SandboxState {
  readonly appId: string;
  readonly appSecret: string;
  readonly clock: Clock;
  readonly users: Users;
  readonly codes: Codes;
  readonly signInLimit: RateLimit;
  readonly accessTokens: AccessTokens;
  readonly faults: Faults;
  readonly calls: Calls;
  readonly refuse: Refuse;
}

export function createSandboxState(appId: string, appSecret: string, clock: Clock): SandboxState {
  return {
    appId,
    appSecret,
    clock,
    users: createUsers(appId),
    codes: createCodes(clock),
    signInLimit: createRateLimit(clock, callsPerMinute),
    accessTokens: createAccessTokens(clock),
    faults: createFaults(),
    calls: createCalls(),
    refuse: createRefuse(clock),
  };
}
