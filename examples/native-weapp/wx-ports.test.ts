import { readFileSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import {
  type Clock,
  type CredentialStore,
  type Lifecycle,
  type Prover,
  type Random,
  type Send,
  TransportError,
} from '@wugan/session';
import { afterEach, beforeEach, describe, vi } from 'vitest';
import { describeClock } from '../../packages/session/src/testing/clock-contract.ts';
import { describeCredentialStore } from '../../packages/session/src/testing/credential-store-contract.ts';
import { describeLifecycle } from '../../packages/session/src/testing/lifecycle-contract.ts';
import { describeProver } from '../../packages/session/src/testing/prover-contract.ts';
import { describeRandom } from '../../packages/session/src/testing/random-contract.ts';
import { asIs } from '../../packages/session/src/testing/transport-as-is.ts';
import { describeTransport } from '../../packages/session/src/testing/transport-contract.ts';
import { createWechat } from './wechat.ts';

const file = new URL('miniprogram/session/wx-ports.js', import.meta.url);
const code = readFileSync(file, 'utf8');

interface NativePorts {
  readonly send: Send;
  readonly ports: {
    readonly store: CredentialStore;
    readonly clock: Clock;
    readonly random: Random;
    readonly lifecycle: Lifecycle;
    readonly prover: Prover;
  };
}

/** The ports as a mini program has them: one file, with WeChat's `wx` and a `require` of its own. */
function createPorts() {
  const wechat = createWechat();
  const module: { exports?: NativePorts } = {};
  const run = compileFunction(code, ['module', 'require', 'wx']);
  run(module, () => ({ TransportError }), wechat.wx);
  if (module.exports === undefined) throw new Error('nothing was exported');
  return { ...module.exports, wechat };
}

describeTransport('wx.request', () => asIs(createPorts().send));

describeCredentialStore('wx storage', () => {
  const { ports, wechat } = createPorts();
  return { store: ports.store, break: wechat.breakStorage };
});

describe('with time in the hands of the test', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  describeClock('the phone', () => ({
    clock: createPorts().ports.clock,
    pass: async (ms) => void (await vi.advanceTimersByTimeAsync(ms)),
    setBack: (ms) => void vi.setSystemTime(Date.now() - ms),
  }));
});

describeRandom('wx.getRandomValues', () => createPorts().ports.random);

describeLifecycle('the mini program', () => {
  const { ports, wechat } = createPorts();
  return { lifecycle: ports.lifecycle, ...wechat.window, sendsWhileHidden: false };
});

describeProver('wx.login', () => {
  const { ports, wechat } = createPorts();
  return { prover: ports.prover, ...wechat.signIn };
});
