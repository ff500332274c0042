import { expect, it } from 'vitest';
import { barText } from './progress.ts';

it('says how far it has come, and how long the rest takes if it goes on like this', () => {
  expect(barText(0.25, 'sizes', 60)).toBe('██████░░░░░░░░░░░░░░░░░░  25 % sizes, about 3 min left');
});

it('promises nothing at the start, and nothing more at the end', () => {
  expect(barText(0, 'sizes', 5)).toMatch(/ {3}0 % sizes$/);
  expect(barText(1, 'sizes', 60)).toMatch(/100 % sizes$/);
});
