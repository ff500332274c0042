import { readdirSync, readFileSync } from 'node:fs';
import postcss from 'postcss';
import { expect, it } from 'vitest';

const src = new URL('../', import.meta.url);

function filesOf(ending: string): string[] {
  const names = readdirSync(src, { recursive: true, encoding: 'utf8' });
  const wanted = names.filter((name) => name.endsWith(ending));
  return wanted.map((name) => readFileSync(new URL(name.replaceAll('\\', '/'), src), 'utf8'));
}

const styles = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.css'));

it.each(styles)('%s styles nothing that no component shows, and is read in one sitting', (name) => {
  const css = readFileSync(new URL(name, import.meta.url), 'utf8');
  const classes = new Set<string>();
  postcss.parse(css).walkRules(({ selector }) => {
    for (const [, one = ''] of selector.matchAll(/\.([a-z][\w-]*)/g)) classes.add(one);
  });
  const components = filesOf('.tsx').join('\n');
  const isShown = (one: string) =>
    new RegExp(`(?<![\\w-])${one}(?![\\w-])`).test(components) ||
    // A name such as `action-main` is put together: action-${kind}.
    (one.includes('-') && components.includes(`${one.slice(0, one.lastIndexOf('-'))}-\${`));
  expect([...classes].filter((one) => !isShown(one))).toEqual([]);
  expect(css.split('\n').length).toBeLessThanOrEqual(150);
});
