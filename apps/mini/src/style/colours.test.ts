import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const css = readFileSync(new URL('./colours.css', import.meta.url), 'utf8');

/** The colours that a rule sets, by name. */
function coloursOf(selector: string): string[] {
  const rule = css.slice(css.indexOf(selector));
  return rule.slice(rule.indexOf('{') + 1, rule.indexOf('}')).match(/--[\w-]+: [^;]+/g) ?? [];
}

it('dark is the same, whether the system or a person asks for it', () => {
  const chosen = coloursOf('.page.theme-dark');
  expect(chosen.length).toBeGreaterThan(15);
  expect(chosen).toEqual(coloursOf('.page:not(.theme-light)'));
});
