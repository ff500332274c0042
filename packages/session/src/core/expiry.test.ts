import { describe, expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createMemoryStore } from '../testing/memory-store.ts';
import { createRig, createSignedInRig, granted, pair } from '../testing/rig.ts';

const FOUR_HOURS = 4 * 3_600_000;
const DAY = 24 * 3_600_000;

describe('an access token that is known to have expired', () => {
  it('is refreshed before the request is sent, so that nobody sees a 401', async () => {
    const { accepted, auth, clock, get, sent } = await createSignedInRig();
    await clock.advance(FOUR_HOURS);
    accepted.add('access-a0.1');
    const call = get();
    await settle();
    expect(sent).toEqual([]);
    auth.latest().answer(granted(pair(1)));
    expect(await call).toMatchObject({ status: 200 });
    expect(sent).toEqual(['access-a0.1']);
  });

  it('is judged by the time of the server: a clock that is a day off changes nothing', async () => {
    for (const skew of [-DAY, DAY]) {
      const serverTime = 1_000 + skew;
      const rig = await createSignedInRig({}, pair(0, { serverTime }));
      rig.accepted.add('access-a0.0');
      expect(await rig.get()).toMatchObject({ status: 200 });
      expect(rig.auth.asked).toHaveLength(0);

      await rig.clock.advance(FOUR_HOURS);
      rig.get().catch(() => {});
      await settle();
      expect(rig.auth.latest().question.deadline).toBe(serverTime + FOUR_HOURS + 15_000);
    }
  });

  it('is judged by the time of the server after a restart, too', async () => {
    for (const skew of [-DAY, DAY]) {
      const serverTime = 1_000 + skew;
      const before = await createSignedInRig({}, pair(0, { serverTime }));
      const rig = createRig({ store: createMemoryStore(before.store.text) });
      rig.accepted.add('access-a0.0');
      expect(await rig.get()).toMatchObject({ status: 200 });
      await rig.clock.advance(FOUR_HOURS);
      rig.get().catch(() => {});
      await settle();
      expect(rig.sent).toEqual(['access-a0.0']);
      expect(rig.auth.latest().question.deadline).toBe(serverTime + FOUR_HOURS + 15_000);
    }
  });

  it('that only seems expired after the phone clock leapt costs one refresh and no failure', async () => {
    const { accepted, auth, clock, get } = await createSignedInRig({}, pair(0, { serverTime: 0 }));
    clock.jump(DAY);
    accepted.add('access-a0.1');
    const call = get();
    await settle();
    auth.latest().answer(granted(pair(1, { serverTime: 5 })));
    expect(await call).toMatchObject({ status: 200 });
    expect(await get()).toMatchObject({ status: 200 });
    expect(auth.asked).toHaveLength(1);
  });

  it('is met by the 401 when the phone clock was set back', async () => {
    const { accepted, auth, clock, get, sent } = await createSignedInRig(
      {},
      pair(0, { serverTime: 0 }),
    );
    await clock.advance(FOUR_HOURS);
    clock.jump(-DAY);
    accepted.add('access-a0.1');
    const call = get();
    await settle();
    auth.latest().answer(granted(pair(1, { serverTime: FOUR_HOURS })));
    expect(await call).toMatchObject({ status: 200 });
    expect(sent).toEqual(['access-a0.0', 'access-a0.1']);
  });

  it('leaves the user signed in after a cold start without a network', async () => {
    const before = await createSignedInRig({}, pair(0, { serverTime: 1_000 }));
    const { auth, clock, get, session } = createRig({
      store: createMemoryStore(before.store.text),
    });
    await clock.advance(3 * DAY);
    const call = get();
    call.catch(() => {});
    await settle();
    auth.latest().answer({ kind: 'unreachable', cause: 'offline' });
    await expect(call).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    expect(session.state().status).toBe('signed-in');
  });

  it('does not loop when a server grants tokens that are expired already', async () => {
    const { accepted, auth, clock, get } = await createSignedInRig();
    await clock.advance(FOUR_HOURS);
    accepted.add('access-a0.1');
    const call = get();
    await settle();
    auth.latest().answer(granted(pair(1, { accessExpiresIn: 0 })));
    expect(await call).toMatchObject({ status: 200 });
    expect(auth.asked).toHaveLength(1);
  });
});
