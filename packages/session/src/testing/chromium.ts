import { mkdtemp, rm } from 'node:fs/promises';
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

/** A fresh browser, whose tabs share one storage. */
export async function launchChromium(more: readonly string[] = []): Promise<Browser> {
  const folder = await mkdtemp(join(tmpdir(), 'wugan-browser-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: found.path ?? '',
    args: [...flags.split(' '), ...more],
  });
  return {
    context,
    async close() {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
