import { describe, expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createSignedInRig, granted, pair } from '../testing/rig.ts';
import type { Prover } from './ports.ts';

async function provingRig(prover?: Prover) {
  const rig = await createSignedInRig(prover ? { prover } : {});
  const call = rig.get();
  call.catch(() => {});
  await settle();
  return { ...rig, call };
}

function numberedCodes() {
  let codes = 0;
  const prover: Prover = async () => {
    codes += 1;
    return { code: `code-${codes}` };
  };
  return prover;
}

describe('a server that wants a proof', () => {
  it('gets one silently, and everybody who waits is answered', async () => {
    const { accepted, auth, call, facts } = await provingRig(numberedCodes());
    accepted.add('access-a1.0');
    auth.latest().answer({ kind: 'proof-required' });
    await settle();
    expect(facts.map(({ type }) => type)).toContain('proof-started');
    expect(auth.latest().question).toMatchObject({
      refreshToken: 'refresh-a0.0',
      proof: { code: 'code-1' },
    });
    auth.latest().answer(granted(pair(0, { epoch: 1 })));
    expect(await call).toMatchObject({ status: 200, carried: 'access-a1.0' });
  });

  it('that does not take the code gets one new code, and no more', async () => {
    const { auth, call } = await provingRig(numberedCodes());
    auth.latest().answer({ kind: 'proof-required' });
    await settle();
    auth.latest().answer({ kind: 'proof-refused' });
    await settle();
    expect(auth.latest().question.proof).toEqual({ code: 'code-2' });
    auth.latest().answer({ kind: 'proof-refused' });
    await expect(call).rejects.toMatchObject({ code: 'SESSION_ENDED', reason: 'proof-refused' });
    expect(auth.asked).toHaveLength(3);
  });

  it('ends the session where nothing can prove the owner', async () => {
    const { auth, call } = await provingRig();
    auth.latest().answer({ kind: 'proof-required' });
    await expect(call).rejects.toMatchObject({ code: 'SESSION_ENDED', reason: 'proof-refused' });
  });

  it('keeps the session when no code can be had right now', async () => {
    const { auth, call, session } = await provingRig(() => Promise.reject(new Error('offline')));
    auth.latest().answer({ kind: 'proof-required' });
    await expect(call).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    expect(session.state()).toMatchObject({ status: 'signed-in', refresh: { cause: 'proof' } });
  });

  it('is not waited for without end when no code ever comes', async () => {
    const { auth, call, clock } = await provingRig(() => new Promise(() => {}));
    auth.latest().answer({ kind: 'proof-required' });
    await clock.advance(15_000);
    await expect(call).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
  });

  it('has a late pair of a new epoch revoked when the user signed out meanwhile', async () => {
    const { auth, session } = await provingRig(numberedCodes());
    auth.latest().answer({ kind: 'proof-required' });
    await settle();
    await session.signOut();
    auth.latest().answer(granted(pair(0, { epoch: 1 })));
    await settle();
    expect(auth.signedOut).toEqual(['refresh-a0.0', 'refresh-a1.0']);
  });
});

describe('a refresh that came too late', () => {
  it('is asked again with a fresh deadline by the clock it has just learnt', async () => {
    const { accepted, auth, call } = await provingRig();
    accepted.add('access-a0.1');
    auth.latest().answer({ kind: 'too-late', serverTime: 500_000 });
    await settle();
    expect(auth.latest().question.deadline).toBe(515_000);
    auth.latest().answer(granted(pair(1)));
    expect(await call).toMatchObject({ status: 200 });
  });

  it('again, and slowly, is given up when callers have waited their time', async () => {
    const { auth, call, clock } = await provingRig();
    let isSettled = false;
    call.catch(() => {
      isSettled = true;
    });
    await clock.advance(10_000);
    auth.latest().answer({ kind: 'too-late', serverTime: 500_000 });
    await clock.advance(4_999);
    expect(isSettled).toBe(false);
    await clock.advance(1);
    expect(isSettled).toBe(true);
  });

  it('again and again is given up as unreachable, and the session is kept', async () => {
    const { auth, call, session } = await provingRig();
    for (let times = 0; times < 3; times += 1) {
      auth.latest().answer({ kind: 'too-late', serverTime: 500_000 });
      await settle();
    }
    await expect(call).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    expect(auth.asked).toHaveLength(3);
    expect(session.state()).toMatchObject({ status: 'signed-in', refresh: { cause: 'timeout' } });
  });
});
