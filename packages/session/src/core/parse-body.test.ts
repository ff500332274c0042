import { expect, it } from 'vitest';
import { parseBody } from './parse-body.ts';

it.each([
  ['{"a":1}', 'application/json', { a: 1 }],
  ['{"a":1}', 'application/json; charset=utf-8', { a: 1 }],
  ['{"a":1}', 'application/problem+json', { a: 1 }],
  ['{"a":1}', 'text/plain', '{"a":1}'],
  ['{"a":1}', undefined, '{"a":1}'],
  ['{"a":1}', 'application/jsonlines', '{"a":1}'],
  ['{"a":1}', 'application/notjson', '{"a":1}'],
  ['{"a":', 'application/json', '{"a":'],
  ['', 'application/json', ''],
])('the text %s of the type %s is read as %j', (text, type, body) => {
  expect(parseBody(text, type)).toEqual(body);
});

it('what is no text has been read already', () => {
  const body = [1];
  expect(parseBody(body, 'application/json')).toBe(body);
});
