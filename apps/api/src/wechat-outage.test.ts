import { paths } from '@wugan/shared';
import { afterEach, expect, it, vi } from 'vitest';
import { call, pairOf, problemOf, refresh, signIn } from './testing/call.ts';
import { breakWechat, mendWechat } from './testing/sandbox.ts';
import { useTestApp } from './testing/use-test-app.ts';

const app = useTestApp();
afterEach(() => vi.useRealTimers());

const seconds = 1_000;
const outage = 600 * seconds;
const step = 20 * seconds;

/** A sign-in, and how many milliseconds a person waited for its answer. */
async function trySignIn(code: string) {
  const from = performance.now();
  const reply = await call(app(), paths.login, { body: { code } });
  return { reply, waited: performance.now() - from };
}

it.each([
  ['answers 503 only', { status: 503 }],
  ['says that it is busy', { errcode: -1 }],
])(
  'ten minutes in which WeChat %s: all refreshes go on, sign-ins are told so soon, and work again within 30 seconds',
  {
    timeout: 180_000,
  },
  async (_how, fault) => {
    const user = `user of ${JSON.stringify(fault)}`;
    let { refreshToken } = await signIn(app(), user);
    // The circuit goes by the time of day, and nothing else here does: ten minutes cost a few seconds.
    vi.useFakeTimers({ toFake: ['Date'] });
    await breakWechat(app(), { ...fault, times: 1_000 });
    const waits: number[] = [];
    for (let passed = 0; passed < outage; passed += step) {
      const { reply, waited } = await trySignIn(await app().code(user));
      expect(problemOf(reply)).toMatchObject({ status: 503, code: 'wechat_unavailable' });
      expect(Number(reply.headers.get('retry-after'))).toBeGreaterThan(0);
      waits.push(waited);
      ({ refreshToken } = pairOf(await refresh(app(), { refreshToken })));
      vi.setSystemTime(Date.now() + step);
    }
    // Half of them, as a busy machine may hold up a few.
    expect(waits.sort((a, b) => a - b)[waits.length >> 1]).toBeLessThan(3 * seconds);

    await mendWechat(app());
    const mendedAt = Date.now();
    while ((await trySignIn(await app().code(user))).reply.status !== 200) {
      vi.setSystemTime(Date.now() + seconds);
      expect(Date.now() - mendedAt).toBeLessThan(30 * seconds);
    }
  },
);
