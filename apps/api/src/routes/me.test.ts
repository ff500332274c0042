import { expect, it } from 'vitest';
import { call, problemOf, signIn } from '../testing/call.ts';
import { sql } from '../testing/sql.ts';
import { startTestApp } from '../testing/start-test-app.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp();
const rename = (token: string, body: object) => call(app(), '/me', { method: 'PUT', token, body });

it('keeps the nickname that was chosen', async () => {
  const { accessToken, user } = await signIn(app(), 'ann');
  const renamed = await rename(accessToken, { nickname: ' 安 ' });
  expect(renamed.body).toEqual({ ...user, nickname: '安' });
  expect((await call(app(), '/me', { token: accessToken })).body).toEqual(renamed.body);
});

it.each([
  'O’Brien',
  '安 🧑‍🚀',
  '👨‍👩‍👧‍👦'.repeat(4),
  '😀'.repeat(32),
  '❤️',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'ﷺ',
  'می‌خواهم',
  'שלום',
  '\u200eא',
  'e\u0301',
  '\ud83d\ude00',
])('takes every name that can be seen: %s', async (nickname) => {
  const { accessToken } = await signIn(app(), 'kim');
  expect((await rename(accessToken, { nickname })).body).toMatchObject({ nickname });
});

it.each([
  [{}, 'nickname'],
  [{ nickname: '' }, 'nickname'],
  [{ nickname: '   ' }, 'nickname'],
  [{ nickname: 'x'.repeat(33) }, 'nickname'],
  [{ nickname: 'a\0b' }, 'nickname'],
  [{ nickname: 'two\nlines' }, 'nickname'],
  [{ nickname: '\u001b[31mred' }, 'nickname'],
  [{ nickname: '\u007f' }, 'nickname'],
  [{ nickname: '\u202egnp.exe' }, 'nickname'],
  [{ nickname: '\u2066a' }, 'nickname'],
  [{ nickname: '\u3000' }, 'nickname'],
  [{ nickname: '\u200b\u2060' }, 'nickname'],
  [{ nickname: '\u3164' }, 'nickname'],
  [{ nickname: '\u2800 \u00ad' }, 'nickname'],
  [{ nickname: '\ufe0f' }, 'nickname'],
  [{ nickname: 7 }, 'nickname'],
  [{ nickname: 'a', admin: true }, ''],
])('does not take %o', async (body, field) => {
  const { accessToken } = await signIn(app(), 'ben');
  const problem = problemOf(await rename(accessToken, body));
  expect(problem).toMatchObject({ status: 400, code: 'invalid_request', next: 'stop' });
  expect(problem.errors).toEqual([{ field, message: expect.any(String) }]);
});

it('reads times right, whatever zone the database is set to', async () => {
  const name = new URL(app().databaseUrl).pathname.slice(1);
  await sql(app(), `ALTER DATABASE ${name} SET timezone TO 'Asia/Shanghai'`);
  const other = await startTestApp({ beside: app() });
  try {
    const { user, session } = await signIn(other, 'eve');
    expect(Math.abs(user.createdAt - Date.now())).toBeLessThan(60_000);
    const [row] = await sql(
      app(),
      'SELECT now() - created_at < $2 AS young FROM session WHERE id = $1',
      [session.id, '1m'],
    );
    expect(row).toEqual({ young: true });
  } finally {
    await other.close();
  }
});
