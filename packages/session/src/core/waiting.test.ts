import { describe, expect, it } from 'vitest';
import { createAppWindow } from '../testing/app-window.ts';
import { settle } from '../testing/fake-clock.ts';
import { createMemoryStore } from '../testing/memory-store.ts';
import { createRig, createSignedInRig, granted, pair, type Rig } from '../testing/rig.ts';
import type { SessionPorts } from './session-ports.ts';

/** A session with one call that waits for a refresh, and what became of it. */
async function waitingRig(ports: Partial<SessionPorts> = {}) {
  const rig = await createSignedInRig(ports);
  const { call, outcome } = watched(rig);
  await settle();
  return { ...rig, call, outcome };
}

function watched({ get }: Pick<Rig, 'get'>) {
  let outcome = 'waits';
  const call = get();
  call.then(
    () => {
      outcome = 'answered';
    },
    (error) => {
      outcome = error.code;
    },
  );
  return { call, outcome: () => outcome };
}

describe('how long a call waits', () => {
  it('is the time of one refresh, although a proof makes the refresh take longer', async () => {
    const { accepted, auth, clock, get, outcome } = await waitingRig({
      prover: () => new Promise((resolve) => clock.after(9_000, () => resolve({ code: 'code' }))),
    });
    await clock.advance(9_000);
    auth.latest().answer({ kind: 'proof-required' });
    await clock.advance(6_000);
    expect(outcome()).toBe('waits');
    await clock.advance(1);
    expect(outcome()).toBe('REFRESH_UNREACHABLE');

    // The refresh itself went on, and serves whoever comes later.
    const later = get();
    await clock.advance(3_000);
    expect(auth.latest().question.proof).toEqual({ code: 'code' });
    accepted.add('access-a1.0');
    auth.latest().answer(granted(pair(0, { epoch: 1 })));
    expect(await later).toMatchObject({ status: 200, carried: 'access-a1.0' });
    expect(auth.asked).toHaveLength(2);
  });

  it('begins anew for whoever joins after the first were freed', async () => {
    const { auth, clock, get } = await waitingRig({
      prover: () => new Promise((resolve) => clock.after(14_000, () => resolve({ code: 'code' }))),
    });
    await clock.advance(14_000);
    auth.latest().answer({ kind: 'proof-required' });
    await clock.advance(1_001);
    const second = watched({ get });
    await clock.advance(15_000);
    expect(second.outcome()).toBe('waits');
    await clock.advance(1);
    expect(second.outcome()).toBe('REFRESH_UNREACHABLE');
  });

  it('does not count while the app is hidden', async () => {
    const lifecycle = createAppWindow();
    const { auth, clock, outcome } = await waitingRig({ lifecycle });
    lifecycle.hide();
    auth.latest().answer({ kind: 'unreachable', cause: 'interrupted' });
    await clock.advance(60_000);
    lifecycle.show();
    await clock.advance(15_000);
    expect(outcome()).toBe('waits');
    await clock.advance(1);
    expect(outcome()).toBe('REFRESH_UNREACHABLE');
  });

  it('ends at once for a caller that gives up while the stored record is read', async () => {
    const store = { ...createMemoryStore(), read: () => new Promise<null>(() => {}) };
    const { get, sent } = createRig({ store });
    const controller = new AbortController();
    const call = get(controller.signal);
    await settle();
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'ABORTED' });
    expect(sent).toEqual([]);
  });

  it('ends at once for a caller that gives up while the app is hidden', async () => {
    const lifecycle = createAppWindow();
    const { auth, get } = await createSignedInRig({ lifecycle });
    const controller = new AbortController();
    const call = get(controller.signal);
    await settle();
    lifecycle.hide();
    auth.latest().answer({ kind: 'unreachable', cause: 'interrupted' });
    await settle();
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'ABORTED' });
  });
});
