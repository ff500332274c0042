import type { IncomingMessage, ServerResponse } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bundlePage } from '../testing/bundle-page.ts';
import { type Browser, hasChromium, launchChromium } from '../testing/chromium.ts';
import { localhostCertificate } from '../testing/localhost-certificate.ts';
import type { StreamPage } from './stream-page.ts';

declare const streamPage: StreamPage;

// A browser sends streams over HTTP/2, and that over TLS.
describe.runIf(hasChromium)('a stream that a real browser uploads', () => {
  /** What arrived: the token, and what was read of the body. */
  const seen: string[] = [];
  let generation = 0;
  let browser: Browser;
  let page: Page;
  let html = '';

  const grant = () => ({
    accessToken: `access-${generation}`,
    refreshToken: `refresh-${generation}`,
    accessExpiresIn: 3_600,
    session: { id: 's', epoch: 0, generation },
  });

  async function answer(
    request: IncomingMessage | Http2ServerRequest,
    response: ServerResponse | Http2ServerResponse,
  ) {
    const body = await text(request);
    const say = (status: number, type: string, said: string) => {
      response.statusCode = status;
      response.setHeader('content-type', type);
      response.end(said);
    };
    if (request.url === '/refresh') generation += 1;
    if (request.url === '/') return say(200, 'text/html', html);
    if (request.url !== '/upload') return say(200, 'application/json', JSON.stringify(grant()));
    const token = String(request.headers.authorization).replace('Bearer ', '');
    seen.push(`${token}: ${body}`);
    // Only a pair that was refreshed is good.
    say(token === 'access-0' ? 401 : 200, 'application/json', '{}');
  }
  const server = createSecureServer(localhostCertificate, (request, response) => {
    answer(request, response).catch(() => response.stream.close());
  });

  beforeAll(async () => {
    html = await bundlePage(join(import.meta.dirname, 'stream-page.ts'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await launchChromium({ args: ['--ignore-certificate-errors'] });
    page = await browser.context.newPage();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    server.close();
  });
  beforeEach(async () => {
    seen.length = 0;
    generation = 0;
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await page.goto(`https://127.0.0.1:${port}/`);
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.evaluate(() => streamPage.signIn());
  }, 60_000);

  it('is made anew for the replay by a function, and arrives whole both times', async () => {
    expect(await page.evaluate(() => streamPage.upload('function'))).toBe('200');
    expect(seen).toEqual(['access-0: one two three', 'access-1: one two three']);
  }, 30_000);

  it('is sent once where it was given as it is: the 401 is the answer, and a new one goes through', async () => {
    expect(await page.evaluate(() => streamPage.upload('stream'))).toBe('401');
    expect(await page.evaluate(() => streamPage.status())).toBe('signed-in');
    expect(await page.evaluate(() => streamPage.upload('stream'))).toBe('200');
    expect(seen).toEqual(['access-0: one two three', 'access-1: one two three']);
  }, 30_000);
});
