import { expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { zh } from '../../i18n/zh.ts';
import { describeSession } from './describe-session.ts';

const HOUR = 3_600_000;
const now = new Date(2026, 10, 22, 12, 0).getTime();
const fresh = {
  epoch: 0,
  generation: 0,
  issuedAt: now,
  refreshExpiresAt: now + 7 * 24 * HOUR,
  clockOffset: 0,
};

const valuesOf = (lines: ReturnType<typeof describeSession>) =>
  Object.fromEntries(lines.map(({ name, value, note }) => [name, [value, note]]));

it('a session that was never refreshed says so', () => {
  const told = { credential: fresh, last: null, signedInAt: now };
  expect(valuesOf(describeSession(told, now, zh))).toEqual({
    since: ['刚刚', '11月22日 12:00'],
    until: ['还有 7 天', '11月29日 12:00'],
    count: ['0 次', ''],
    last: ['还没有', ''],
  });
});

it('a refresh is told with its moment and its cause', () => {
  const credential = { ...fresh, generation: 3 };
  const last = { at: now - HOUR, cause: 'rejected' } as const;
  const told = valuesOf(describeSession({ credential, last, signedInAt: null }, now, en));
  expect(told).toMatchObject({
    since: ['…', ''],
    count: ['3 times', ''],
    last: ['1 hour ago', 'A 401 said that it was time.'],
  });
});

it('on a clock that is a day off, lengths of time are right all the same', () => {
  const off = now - 24 * HOUR;
  const credential = { ...fresh, generation: 1, clockOffset: 24 * HOUR };
  const told = valuesOf(describeSession({ credential, last: null, signedInAt: now }, off, zh));
  expect(told).toMatchObject({ since: ['刚刚', '11月21日 12:00'], last: ['刚刚', ''] });
  expect(told.until?.[0]).toBe('还有 7 天');
});

it('after a silent proof the count starts anew, and says so', () => {
  const credential = { ...fresh, epoch: 1 };
  const last = { at: now, cause: 'proved' } as const;
  const told = valuesOf(describeSession({ credential, last, signedInAt: now }, now, zh));
  expect(told.count).toEqual(['0 次', zh.session.sinceProof]);
  expect(told.last).toEqual(['刚刚', zh.session.causes.proved]);
});
