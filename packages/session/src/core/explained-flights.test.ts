import { describe, expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createSignedInRig, granted, pair, type Rig } from '../testing/rig.ts';
import { createExplainer } from './explainer.ts';
import type { SessionPorts } from './session-ports.ts';

async function explainedRig(ports: Partial<SessionPorts> = {}) {
  const rig = await createSignedInRig(ports);
  const { explain } = createExplainer(rig.session);
  return { ...rig, flights: (call: number) => explain(call)?.flights };
}

/** Runs one call through a 401 and a refresh that is granted. */
async function rotate({ accepted, auth, get }: Rig, generation: number) {
  accepted.clear();
  accepted.add(`access-a0.${generation}`);
  const call = get();
  await settle();
  auth.latest().answer(granted(pair(generation)));
  await call;
  await settle();
}

describe('the refreshes that a call waited for', () => {
  it('are none for one that was answered before', async () => {
    const rig = await explainedRig();
    rig.accepted.add('access-a0.0');
    await rig.get();
    await rotate(rig, 1);
    expect(rig.flights(1)).toEqual([]);
    expect(rig.flights(2)).toEqual([1]);
  });

  it('do not count one that was over before the call began', async () => {
    const rig = await explainedRig();
    await rotate(rig, 1);
    rig.accepted.clear();
    rig.get().catch(() => {});
    await rig.clock.advance(15_000);
    expect(rig.flights(2)).toEqual([2]);
  });

  it('count the one under way although the owner is being proved, or storage has failed, meanwhile', async () => {
    const rig = await explainedRig({ prover: () => new Promise(() => {}) });
    rig.store.fault = 'broken';
    rig.get().catch(() => {});
    await settle();
    rig.get().catch(() => {});
    await settle();
    expect(rig.flights(2)).toEqual([1]);

    rig.auth.latest().answer({ kind: 'proof-required' });
    await settle();
    expect(rig.facts.map(({ type }) => type)).toContain('store-failed');
    expect(rig.facts.at(-1)?.type).toBe('proof-started');
    rig.get().catch(() => {});
    await settle();
    expect(rig.flights(3)).toEqual([1]);
  });

  it('count the one under way although the pair was stored after all meanwhile', async () => {
    const rig = await explainedRig();
    rig.store.fault = 'full';
    await rotate(rig, 1);
    rig.store.fault = null;
    rig.accepted.clear();
    rig.get().catch(() => {});
    await settle();
    expect(rig.facts.at(-1)?.type).toBe('pair-stored');
    rig.get().catch(() => {});
    await settle();
    expect(rig.flights(3)).toEqual([2]);
  });

  it.each<[string, (rig: Rig) => unknown]>([
    ['failed', ({ auth }) => auth.latest().answer({ kind: 'unreachable', cause: 'offline' })],
    [
      'ended the session',
      async ({ auth, session }) => {
        auth.latest().answer({ kind: 'ended', reason: 'revoked' });
        await settle();
        await session.signIn(async () => pair(0, { who: 'b' }));
      },
    ],
    [
      'was overtaken by a sign-in',
      ({ session }) => session.signIn(async () => pair(0, { who: 'b' })),
    ],
  ])('do not count one that %s before the call began', async (_, finish) => {
    const rig = await explainedRig();
    rig.get().catch(() => {});
    await settle();
    await finish(rig);
    await settle();
    rig.get().catch(() => {});
    await settle();
    expect(rig.flights(2)).toEqual([2]);
  });
});
