import { expect, it } from 'vitest';
import { namesEntity } from './names-entity.ts';

const etag = '"a-1"';

it.each([
  ['"a-1"', true],
  ['W/"a-1"', true],
  ['*', true],
  [' * ', true],
  ['"b", "a-1"', true],
  ['"b",W/"a-1","c"', true],
  ['"with, a comma", "a-1"', true],
  [undefined, false],
  ['', false],
  ['"b"', false],
  ['a-1', false],
  ['"a-1', false],
  ['"xa-1"', false],
  ['"b"a-1"c"', false],
  ['"*"', false],
])('If-None-Match: %s', (header, isNamed) => {
  expect(namesEntity(header, etag)).toBe(isNamed);
});
