import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const page = await readFile(join(root, 'docs/threat-model.md'), 'utf8');

/** The items of chapters 7, 9 and 10.4 of OWASP ASVS 5.0, by section: how many each has. */
const sections: Record<string, number> = {
  '7.1': 3,
  '7.2': 4,
  '7.3': 2,
  '7.4': 5,
  '7.5': 3,
  '7.6': 2,
  '9.1': 3,
  '9.2': 4,
  '10.4': 16,
};
const items = Object.entries(sections).flatMap(([section, count]) =>
  Array.from({ length: count }, (_, index) => `${section}.${index + 1}`),
);

const rows = page.split('\n').flatMap((line) => {
  const [, item, , how] = /^\| (\d+\.\d+\.\d+) \| ([^|]+) \| ([^|]+) \|$/.exec(line) ?? [];
  return item === undefined || how === undefined ? [] : [{ item, how }];
});

const named = rows.flatMap(({ item, how }) =>
  [...how.matchAll(/`([\w./-]+\.test\.ts)` › “([^”]+)”/g)].map(([, file = '', name = '']) => ({
    item,
    file,
    name,
  })),
);

async function sourceOf(file: string): Promise<string> {
  const path = [join(import.meta.dirname, file), join(root, file)].find(existsSync);
  return path === undefined ? '' : readFile(path, 'utf8');
}

describe('the table of OWASP ASVS in docs/threat-model.md', () => {
  it('has a row for each item, in order', () => {
    expect(rows.map(({ item }) => item)).toEqual(items);
  });

  it('says of each item by which test it is met, or why not', () => {
    const met = new Set(named.map(({ item }) => item));
    const open = rows.filter(
      ({ item, how }) => !met.has(item) && !/^Not (applicable|met): /.test(how),
    );
    expect(open).toEqual([]);
  });

  it.each(named)('$item: $file has the test “$name”', async ({ file, name }) => {
    // With the quotation mark before it: the name of a test, or of a row of its table.
    const source = await sourceOf(file);
    expect([`'${name}`, `"${name}`, `\`${name}`].some((text) => source.includes(text))).toBe(true);
  });
});
