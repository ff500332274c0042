import { expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createSignedInRig, granted, pair } from '../testing/rig.ts';

it('has room again once the calls that waited were answered, failed or given up', async () => {
  const { accepted, auth, clock, get } = await createSignedInRig({ maxParked: 1 });
  const controller = new AbortController();
  const failing = get();
  await settle();
  auth.latest().answer({ kind: 'unreachable', cause: 'offline' });
  await expect(failing).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });

  const givenUp = get(controller.signal);
  await settle();
  controller.abort();
  await expect(givenUp).rejects.toMatchObject({ code: 'ABORTED' });

  accepted.add('access-a0.1');
  const waiting = get();
  await settle();
  await expect(get()).rejects.toMatchObject({ code: 'QUEUE_FULL' });
  auth.latest().answer(granted(pair(1)));
  expect(await waiting).toMatchObject({ status: 200 });

  // A young pair rests as long as its predecessor's refresh may still arrive.
  await clock.advance(15_000);
  accepted.clear();
  const last = get();
  await settle();
  auth.latest().answer({ kind: 'ended', reason: 'revoked' });
  await expect(last).rejects.toMatchObject({ code: 'SESSION_ENDED' });
});
