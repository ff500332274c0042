import type { RequestError } from '@wugan/session/redux';
import { expect, it } from 'vitest';
import { type Failure, failureOf } from './failure.ts';

const cases: [RequestError, Failure][] = [
  [{ status: 'NETWORK', kind: 'offline' }, 'offline'],
  [{ status: 'NETWORK', kind: 'interrupted' }, 'offline'],
  [{ status: 'SESSION', code: 'REFRESH_UNREACHABLE', reason: null }, 'offline'],
  [{ status: 503, problem: {} }, 'offline'],
  [{ status: 500, problem: {} }, 'server'],
  [{ status: 'SESSION', code: 'SESSION_ENDED', reason: 'expired' }, 'signed-out'],
  [{ status: 'SESSION', code: 'SIGN_IN_REQUIRED', reason: null }, 'signed-out'],
];

it.each(cases)('%j is shown as %s', (error, failure) => {
  expect(failureOf(error)).toBe(failure);
});

it('an answer that cannot be read is the server’s fault; no error is no failure', () => {
  expect(failureOf({ message: 'no user' })).toBe('server');
  expect(failureOf(undefined)).toBeUndefined();
});
