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

it('holds its bound after a call that had waited has failed as it was sent again', async () => {
  const { accepted, auth, get, session } = await createSignedInRig({ maxParked: 1 });
  let sends = 0;
  const failing = session.call(
    async () => {
      sends += 1;
      if (sends === 2) throw new Error('the network');
      return 401;
    },
    { isRejected: (status) => status === 401 },
  );
  await settle();
  auth.latest().answer(granted(pair(0, { epoch: 1 })));
  await expect(failing).rejects.toThrow('the network');

  const waiting = get();
  await settle();
  await expect(get()).rejects.toMatchObject({ code: 'QUEUE_FULL' });
  accepted.add('access-a2.0');
  auth.latest().answer(granted(pair(0, { epoch: 2 })));
  await expect(waiting).resolves.toMatchObject({ status: 200 });
});
