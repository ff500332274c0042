import { describe, expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createSignedInRig, granted, pair } from '../testing/rig.ts';
import { createExplainer } from './explainer.ts';

async function explainedRig(keep?: number) {
  const rig = await createSignedInRig();
  return { ...rig, explainer: createExplainer(rig.session, keep) };
}

describe('the explanation of a call', () => {
  it('says what it carried, how long it waited for which refresh, and how it ended', async () => {
    const { accepted, auth, clock, explainer, get } = await explainedRig();
    const first = get();
    await settle();
    await clock.advance(40);
    const second = get();
    await clock.advance(60);
    accepted.add('access-a0.1');
    auth.latest().answer(granted(pair(1)));
    await Promise.all([first, second]);
    await settle();
    expect(explainer.explain(1)).toMatchObject({
      carried: 0,
      wasRejected: true,
      waitedMs: 100,
      flights: [1],
      replayedWith: 1,
      outcome: 'answered',
      code: null,
    });
    expect(explainer.explain(2)).toMatchObject({
      carried: 1,
      wasRejected: false,
      waitedMs: 60,
      flights: [1],
      replayedWith: null,
      outcome: 'answered',
    });
  });

  it('says why a call failed', async () => {
    const { auth, explainer, get } = await explainedRig();
    const call = get();
    await settle();
    expect(explainer.explain(1)).toMatchObject({ outcome: 'pending', flights: [1] });
    auth.latest().answer({ kind: 'unreachable', cause: 'offline' });
    await call.catch(() => {});
    await settle();
    expect(explainer.explain(1)).toMatchObject({ outcome: 'failed', code: 'REFRESH_UNREACHABLE' });
  });

  it('is kept for the latest calls only, and not at all after the end', async () => {
    const { accepted, explainer, get } = await explainedRig(2);
    accepted.add('access-a0.0');
    for (const _ of [1, 2, 3]) await get();
    await settle();
    expect([1, 2, 3].map((call) => explainer.explain(call)?.call)).toEqual([undefined, 2, 3]);
    explainer.stop();
    await get();
    await settle();
    expect(explainer.explain(4)).toBeUndefined();
  });
});
