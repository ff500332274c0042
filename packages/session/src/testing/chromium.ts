import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '@wugan/dev-stack';
import { type BrowserContext, chromium } from 'playwright-core';

const flags =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

const found = findChromium();
if (found.path === undefined) process.stderr.write(`${found.missing}\n`);

/** False where there is none; its name and how to install it were said then. */
export const hasChromium = found.path !== undefined;

export interface Browser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/** How a browser differs from a fresh one. */
export interface BrowserOptions {
  readonly args?: readonly string[];
  /** Keeps pages that are left for when their user comes back: Playwright turns that off by default. */
  readonly keepsPages?: boolean;
  /** All cookies are blocked in its settings: with them go `localStorage` and Web Locks. */
  readonly blocksStorage?: boolean;
}

/** A fresh browser, whose tabs share one storage. */
export async function launchChromium(options: BrowserOptions = {}): Promise<Browser> {
  const { args = [], blocksStorage = false, keepsPages = false } = options;
  const folder = await mkdtemp(join(tmpdir(), 'wugan-browser-'));
  if (blocksStorage) {
    await mkdir(join(folder, 'Default'));
    const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
    await writeFile(join(folder, 'Default/Preferences'), JSON.stringify(preferences));
  }
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: found.path ?? '',
    args: [...flags.split(' '), ...args],
    ...(keepsPages ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {}),
  });
  return {
    context,
    async close() {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
