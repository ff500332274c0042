import { describe, expect, it } from 'vitest';
import { call, pairOf, problemOf, refresh, signIn } from '../testing/call.ts';
import { age, sql } from '../testing/sql.ts';
import { startTestApp } from '../testing/start-test-app.ts';
import { useTestApp } from '../testing/use-test-app.ts';
import { createKillSet } from './kill-set.ts';

describe('the set', () => {
  it('kills what is below the lowest living epoch, and never lowers it', () => {
    const killSet = createKillSet(1_000, () => 0);
    killSet.raise('a', 2);
    killSet.raise('a', 1);
    const isDead = (id: string, epoch: number) => killSet.isDead({ id, epoch, issuedAt: 0 });
    expect([0, 1, 2].map((epoch) => isDead('a', epoch))).toEqual([true, true, false]);
    expect(isDead('b', 0)).toBe(false);
    killSet.raise('a', Number.POSITIVE_INFINITY);
    expect(isDead('a', 1e9)).toBe(true);
  });

  it('kills everything that was issued before a moment, and never moves it back', () => {
    const killSet = createKillSet(1_000, () => 0);
    killSet.raiseAll(20);
    killSet.raiseAll(10);
    const isDead = (issuedAt: number) => killSet.isDead({ id: 'a', epoch: 0, issuedAt });
    expect([19, 20].map(isDead)).toEqual([true, false]);
  });

  it('forgets an ending when no access token can be that old', () => {
    let now = 0;
    const killSet = createKillSet(1_000, () => now);
    killSet.raise('a', 1);
    killSet.raise('b', 1);
    now = 900;
    killSet.raise('b', 1);
    now = 1_001;
    killSet.raise('c', 1);
    expect(['a', 'b', 'c'].map((id) => killSet.isDead({ id, epoch: 0, issuedAt: 0 }))).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('a restart', () => {
  const app = useTestApp();

  it('keeps signed-out, frozen and replaced access tokens dead, and the others alive', async () => {
    const living = await signIn(app(), 'living');
    const ended = await signIn(app(), 'ended');
    await call(app(), '/auth/logout', { body: { refreshToken: ended.refreshToken } });
    const frozen = await signIn(app(), 'frozen');
    await sql(app(), 'UPDATE session SET frozen_at = now() WHERE id = $1', [frozen.session.id]);
    const replaced = await signIn(app(), 'replaced');
    await age(app(), replaced.session.id, 60);
    const proof = { code: await app().code('replaced') };
    const proved = pairOf(await refresh(app(), { refreshToken: replaced.refreshToken, proof }));

    const restarted = await startTestApp({ beside: app() });
    try {
      const me = (token: string) => call(restarted, '/me', { token });
      for (const { accessToken } of [ended, frozen, replaced])
        expect(problemOf(await me(accessToken)).code).toBe('session_ended');
      for (const { accessToken } of [living, proved])
        expect((await me(accessToken)).status).toBe(200);
    } finally {
      await restarted.close();
    }
  });
});
