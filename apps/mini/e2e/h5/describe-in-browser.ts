import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findChromium } from '@wugan/dev-stack';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { launchBrowser } from './launch-browser.ts';
import { type Stage, startStage } from './start-stage.ts';
import { createVisitor, type Visitor } from './visitor.ts';

/** Where pictures go; CI keeps this folder. */
export const artifacts = fileURLToPath(new URL('../../../../artifacts/h5/', import.meta.url));

/** What the tests of one file share. */
export interface Scene {
  stage(): Stage;
  /** Somebody new, who leaves with the end of the test. */
  visit(looks?: BrowserContextOptions): Promise<Visitor>;
}

/**
 * A `describe` on a stage of its own (`env` is the API's) with a real browser. Without a browser its
 * tests are skipped, and say so; in CI that is a failure. After each test no page may have met an
 * uncaught error, or called an API that only WeChat has.
 */
export function describeInBrowser(
  title: string,
  env: Readonly<Record<string, string>>,
  body: (scene: Scene) => void,
): void {
  const found = findChromium();
  if (found.path === undefined)
    process.stderr.write(`\n  SKIPPED ${title}\n  ${found.missing}\n\n`);
  const { path = '' } = found;

  describe.skipIf(path === '')(title, () => {
    let browser: Browser | undefined;
    let stage: Stage | undefined;
    const visitors: Visitor[] = [];

    beforeAll(async () => {
      mkdirSync(artifacts, { recursive: true });
      browser = await launchBrowser(path);
      stage = await startStage(env);
    });
    afterAll(async () => {
      await browser?.close();
      await stage?.stop();
    });
    afterEach(async ({ task }) => {
      const gone = visitors.splice(0);
      const complaints = gone.flatMap((visitor) => visitor.complaints());
      if (task.result?.state === 'fail')
        for (const visitor of gone) await visitor.photograph(`${artifacts}failed ${task.name}`);
      for (const visitor of gone) await visitor.leave();
      expect(complaints).toEqual([]);
    });

    const standing = () => {
      if (stage === undefined) throw new Error('The stage is not up yet.');
      return stage;
    };
    body({
      stage: standing,
      async visit(looks) {
        if (browser === undefined) throw new Error('The browser is not up yet.');
        const visitor = await createVisitor(browser, standing(), looks);
        visitors.push(visitor);
        return visitor;
      },
    });
  });
}
