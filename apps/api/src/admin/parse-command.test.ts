import { expect, it } from 'vitest';
import { parseCommand } from './parse-command.ts';
import { UsageError } from './usage.ts';

const now = 1_800_000_000_000;
const id = '0b9f6d52-6f43-4d6e-9a57-3d5a0a6f9f11';
const parse = (typed: string) => parseCommand(typed.split(' ').filter(Boolean), now).command;

it.each([
  ['', { name: 'help' }],
  ['users --help', { name: 'help' }],
  ['users', { name: 'users', search: undefined, limit: 100 }],
  ['users --search ann --limit 5', { name: 'users', search: 'ann', limit: 5 }],
  [`sessions ${id.toUpperCase()}`, { name: 'sessions', user: id }],
  [`revoke ${id}`, { name: 'revoke', session: id }],
  [`revoke --user ${id}`, { name: 'revoke-all', user: id }],
  [`disable ${id}`, { name: 'disable', user: id }],
  [`enable ${id}`, { name: 'enable', user: id }],
  ['freeze-all', { name: 'freeze-all' }],
  [`audit --user ${id}`, { name: 'audit', user: id, limit: 100 }],
  ['audit --since 2h', { name: 'audit', since: now - 7_200_000, limit: 100 }],
  ['audit --since 999999d', { name: 'audit', since: 0, limit: 100 }],
  ['audit --since +200000-01-01', { name: 'audit', since: now, limit: 100 }],
  ['audit --since 2027-01-15', { name: 'audit', since: Date.parse('2027-01-15'), limit: 100 }],
])('%s', (typed, command) => {
  expect(parse(typed)).toMatchObject(command);
});

it.each([
  ['fly', 'There is no command fly.'],
  ['sessions', 'The id of a user is missing.'],
  ['disable ann', 'ann is not the id of a user'],
  [`revoke ${id} ${id}`, `What is ${id} for?`],
  [`revoke ${id} --user ${id}`, `What is ${id} for?`],
  ['freeze-all --user x', 'freeze-all knows no --user.'],
  ['users --loud', '--loud'],
  ['users --limit 0', '--limit 0 is not a whole number above 0.'],
  ['audit --since yesterday', '--since yesterday is neither'],
])('%s is refused, and the message says why', (typed, message) => {
  expect(() => parse(typed)).toThrow(UsageError);
  expect(() => parse(typed)).toThrow(message);
});
