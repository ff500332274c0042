import { expect, it } from 'vitest';
import { call, signIn } from '../testing/call.ts';
import { until } from '../testing/until.ts';
import { useTestApp } from '../testing/use-test-app.ts';

const app = useTestApp();

it.each([
  ['/me', { status: 200 }],
  ['/auth/sessions/x', { status: 404, code: 'not_found' }],
  ['/nothing', { status: 404, code: 'not_found' }],
])(
  'a request for %s is one line: who asked for which route, and what came of it',
  async (path, said) => {
    const { accessToken: token } = await signIn(app(), 'ann');
    const { headers } = await call(app(), path, { token });
    const id = headers.get('x-request-id') ?? 'none';
    const about = () => app().logLines.filter((line) => line.includes(id));
    await until(() => about().length > 0);
    expect(about()).toHaveLength(1);
    expect(JSON.parse(about()[0] ?? '')).toMatchObject({
      ...said,
      msg: 'answered',
      reqId: id,
      ms: expect.any(Number),
      req: { method: 'GET', route: expect.any(String), remoteAddress: '127.0.0.1' },
    });
  },
);
