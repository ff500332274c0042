import { API_PREFIX, paths } from '@wugan/shared';
import { expect, it } from 'vitest';
import { signIn } from '../testing/call.ts';
import { countStatements } from '../testing/count-statements.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp();

it('50 equal refreshes at once are one flight: one statement, and the same answer for all', async () => {
  const { refreshToken } = await signIn(app(), 'ann');
  const payload = { refreshToken, attempt: 'one-attempt-one-attempt-one' };
  const url = API_PREFIX + paths.refresh;
  const counted = countStatements();
  const replies = await counted.during(() =>
    Promise.all(
      Array.from({ length: 50 }, async () => app().inject({ method: 'POST', url, payload })),
    ),
  );
  expect(new Set(replies.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
  expect(new Set(replies.map(({ body }) => body)).size).toBe(1);
  expect(counted.statements).toHaveLength(1);
});
