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

it('a Latin word keeps its distance from a Chinese one', () => {
  expect(zh.devices.endNote('网页 · Chrome · Linux')).toBe('网页 · Chrome · Linux 需要重新登录。');
  expect(zh.devices.endNote('微信小程序')).toBe('微信小程序需要重新登录。');
});

it('somebody without a nickname is greeted without a name', () => {
  expect(zh.home.greeting('morning', null)).toBe('早上好');
  expect(en.home.greeting('evening', 'Ann')).toBe('Good evening, Ann');
});
