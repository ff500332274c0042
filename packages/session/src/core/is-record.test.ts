import { expect, it } from 'vitest';
import { isRecord } from './is-record.ts';

it.each([null, undefined, '', 'text', 0, true, () => {}])(
  '%o has no members to look at',
  (value) => {
    expect(isRecord(value)).toBe(false);
  },
);

it.each([{}, [], { status: 1 }])('%o has members to look at', (value) => {
  expect(isRecord(value)).toBe(true);
});
