import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fromPackage } from '../publish/from-package.ts';

/** The names that a room's index gives away. */
function exportsOf(room: string): string[] {
  const index = readFileSync(fromPackage(`src/${room}/index.ts`), 'utf8');
  const lists = [...index.matchAll(/\{([^}]+)\}/g)].map(([, names = '']) => names);
  return lists
    .flatMap((names) => names.split(','))
    .flatMap((name) => name.match(/\w+(?=\s*$)/) ?? []);
}

/** The names that a room's files declare, and whether a docstring ends right above. */
function declarationsOf(room: string): ReadonlyMap<string, boolean> {
  const folder = fromPackage(`src/${room}`);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const pattern = /(\*\/\n)?^export (?:async )?(?:function|const|class|interface|type) (\w+)/gm;
  const found = files
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|index\.ts$/.test(file))
    .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(pattern)]);
  return new Map(found.map(([, docstring, name = '']) => [name, docstring !== undefined]));
}

test.each(['core', 'redux', 'redux/react', 'taro', 'taro/socket', 'web'])(
  'every export of %s says what it is',
  (room) => {
    const documented = declarationsOf(room);
    const names = exportsOf(room);
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => documented.get(name) !== true)).toEqual([]);
  },
);
