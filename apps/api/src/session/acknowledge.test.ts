import { UNSTORED_HEADER } from '@wugan/shared';
import { expect, it } from 'vitest';
import { call, pairOf, refresh, signIn } from '../testing/call.ts';
import { ownTimeOf } from '../testing/own-time.ts';
import { readSession, untilAcknowledged } from '../testing/sql.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp();
const me = (token: string, headers = {}) => call(app(), '/me', { token, headers });
const acknowledgedAt = async (id: string) => (await readSession(app(), id)).acknowledged_at;

/** Another session's call, acknowledged: whatever was noted before it has been told, too. */
async function untilFlushed(): Promise<void> {
  const other = await signIn(app(), 'other');
  await me(other.accessToken);
  await untilAcknowledged(app(), other.session.id);
}

it('the first call with a pair acknowledges it within a second', async () => {
  const { accessToken, session } = await signIn(app(), 'ann');
  expect(await acknowledgedAt(session.id)).toBeNull();
  await me(accessToken);
  expect(await ownTimeOf(untilAcknowledged(app(), session.id))).toBeLessThan(1_500);
});

it('later calls do not move the time', async () => {
  const { accessToken, session } = await signIn(app(), 'ben');
  await me(accessToken);
  await untilAcknowledged(app(), session.id);
  const first = await acknowledgedAt(session.id);
  await me(accessToken);
  await untilFlushed();
  expect(await acknowledgedAt(session.id)).toEqual(first);
});

it('a call of a client that could not store the pair acknowledges nothing', async () => {
  const { accessToken, session } = await signIn(app(), 'eve');
  await me(accessToken, { [UNSTORED_HEADER]: '1' });
  await untilFlushed();
  expect(await acknowledgedAt(session.id)).toBeNull();
  await me(accessToken);
  await untilAcknowledged(app(), session.id);
});

it('a call with the parent’s access token does not acknowledge the successor', async () => {
  const first = await signIn(app(), 'kim');
  const second = pairOf(await refresh(app(), { refreshToken: first.refreshToken }));
  expect((await me(first.accessToken)).status).toBe(200);
  await untilFlushed();
  expect(await acknowledgedAt(first.session.id)).toBeNull();
  await me(second.accessToken);
  await untilAcknowledged(app(), first.session.id);
});

it('a successor waits for a call of its own, though its parent was acknowledged', async () => {
  const { accessToken, refreshToken, session } = await signIn(app(), 'leo');
  await me(accessToken);
  await untilAcknowledged(app(), session.id);
  pairOf(await refresh(app(), { refreshToken }));
  expect(await acknowledgedAt(session.id)).toBeNull();
});
