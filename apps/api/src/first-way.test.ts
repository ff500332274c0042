import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { call, pairOf, refresh, signIn } from './testing/call.ts';
import { startTestApp, type TestApp } from './testing/start-test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ postgresUrl: inject('postgresUrl') });
});
afterAll(() => app.close());

it('signs in, answers who it is, refreshes, and answers again', async () => {
  const first = await signIn(app, 'ann');
  const me = await call(app, '/me', { token: first.accessToken });
  expect(me.body).toEqual(first.user);

  const second = pairOf(await refresh(app, { refreshToken: first.refreshToken }));
  expect(second.session).toEqual({ ...first.session, generation: 1 });
  expect((await call(app, '/me', { token: second.accessToken })).status).toBe(200);
});
