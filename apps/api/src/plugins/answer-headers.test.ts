import { expect, it } from 'vitest';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp();

it.each(['/api/v1/me', '/nothing', '/docs/json'])(
  '%s is answered with helmet’s headers for data',
  async (path) => {
    const { headers } = await fetch(app().url + path);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': expect.stringMatching(
        /^default-src 'none';.*frame-ancestors 'none'$/,
      ),
      'strict-transport-security': expect.stringContaining('max-age='),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(headers.get('x-powered-by')).toBeNull();
  },
);

it('every answer names its own request', async () => {
  const ids = await Promise.all(
    [1, 2].map(async () => (await fetch(`${app().url}/api/v1/me`)).headers.get('x-request-id')),
  );
  expect(new Set(ids).size).toBe(2);
  expect(ids).not.toContain(null);
});
