import { expect, it } from 'vitest';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** Every key of a dictionary as a path, with the length of lists. */
function paths(node: unknown, path = ''): string[] {
  if (typeof node !== 'object' || node === null) return [`${path}: ${typeof node}`];
  return Object.entries(node).flatMap(([key, child]) => paths(child, `${path}/${key}`));
}

it('both languages say the same things', () => {
  expect(paths(en).sort()).toEqual(paths(zh).sort());
});

it('the sums of the Lab read as one English sentence, in the singular too', () => {
  const { sums } = en.lab;
  const words = [
    sums.requests(20),
    sums.rejected(20),
    sums.refreshes(1),
    sums.replays(1),
    sums.failures(0),
  ];
  expect(words.join(' · ')).toBe('20 requests · 20 × 401 · 1 refresh · 1 replay · 0 failures');
});

it('somebody without a nickname is greeted without a name', () => {
  expect(zh.home.greeting('morning', null)).toBe('早上好');
  expect(en.home.greeting('evening', 'Ann')).toBe('Good evening, Ann');
});
