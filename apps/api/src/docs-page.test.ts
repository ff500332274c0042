import { existsSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { findChromium } from '@wugan/dev-stack';
import { chromium } from 'playwright-core';
import { expect, it } from 'vitest';
import { until } from './testing/until.ts';
import { useTestApp } from './testing/use-test-app.ts';

const app = useTestApp();
const found = findChromium();
if (found.path === undefined) process.stderr.write(`${found.missing}\n`);

const args =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

it.runIf(found.path !== undefined)(
  'the page at /docs shows every operation and asks no other server for anything',
  async () => {
    const executablePath = found.path ?? '';
    const browser = await chromium.launch({ executablePath, args: args.split(' ') });
    try {
      const page = await browser.newPage();
      const elsewhere: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => {
        const url = request.url();
        if (!url.startsWith(app().url) && !url.startsWith('data:')) elsewhere.push(url);
      });
      page.on('console', (line) => {
        if (line.type() === 'error') complaints.push(line.text());
      });
      page.on('pageerror', ({ message }) => complaints.push(message));

      await page.goto(`${app().url}/docs`);
      await page.getByText('A new pair for a refresh token').click();
      await page.getByText('request_too_late').first().waitFor();
      expect(await page.locator('.opblock').count()).toBeGreaterThanOrEqual(14);
      expect(complaints).toEqual([]);
      expect(elsewhere).toEqual([]);
    } finally {
      await browser.close();
    }
  },
);

it('what the page is made of comes from this server, and its policy lets nothing else in', async () => {
  const answer = await fetch(`${app().url}/docs`);
  const asked = [...(await answer.text()).matchAll(/\b(?:src|href)="([^"]+)"/g)].map(
    ([, address = '']) => new URL(address, answer.url),
  );
  expect(asked.length).toBeGreaterThan(4);
  for (const url of asked) {
    expect(url.origin).toBe(new URL(app().url).origin);
    expect((await fetch(url)).status).toBe(200);
  }
  const policy = answer.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/https?:|\*/);
});

it('nothing but what the page is made of is served beside it', async () => {
  const files = ['index.html', 'oauth2-redirect.html', 'swagger-ui.js', '..%2fpackage.json', ''];
  for (const file of files) {
    const answer = await fetch(`${app().url}/docs/static/${file}`, { redirect: 'manual' });
    expect([302, 404]).toContain(answer.status);
  }
});

const descriptors = '/proc/self/fd';

it.runIf(existsSync(descriptors))(
  'whoever asks a hundred times for its files on one connection, and goes, leaves no open file behind',
  async () => {
    const { port, hostname } = new URL(app().url);
    const openFiles = () => readdirSync(descriptors).length;
    const before = openFiles();
    for (const file of ['swagger-ui-bundle.js', 'swagger-ui.js', 'swagger-ui.css']) {
      const socket = connect(Number(port), hostname).pause();
      const seen = app().logLines.length;
      socket.write(`GET /docs/static/${file} HTTP/1.1\r\nhost: a\r\n\r\n`.repeat(100));
      await until(() => app().logLines.length > seen);
      socket.destroy();
    }
    await until(() => openFiles() < before + 20, 5_000);
  },
);
