import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measurePackage, scanForbiddenGlobals } from '@wugan/weapp-runtime';
import { parse } from 'acorn';
import { beforeAll, expect, test } from 'vitest';
import { requireDist } from './weapp/require-dist.ts';

let dist: string;
beforeAll(() => {
  dist = requireDist();
});

test('the main package is 520 KB (of 1,000 bytes) at most', () => {
  const { main, largest } = measurePackage(dist);
  expect(main, JSON.stringify(largest)).toBeLessThanOrEqual(520_000);
});

test('no script uses a global that WeChat does not have', () => {
  expect(scanForbiddenGlobals(dist)).toEqual([]);
});

test('every script is ES2017, which the oldest supported WeChat clients run', () => {
  const scripts = readdirSync(dist, { encoding: 'utf8', recursive: true }).filter((file) =>
    file.endsWith('.js'),
  );
  expect(scripts).toContain('app.js');
  for (const file of scripts) {
    const source = readFileSync(join(dist, file), 'utf8');
    expect(() => parse(source, { ecmaVersion: 2017 }), file).not.toThrow();
  }
});
