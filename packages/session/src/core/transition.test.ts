import { describe, expect, it } from 'vitest';
import type { Credential } from './credential.ts';
import type { SessionEvent } from './session-event.ts';
import { initialSessionState, type SessionState } from './session-state.ts';
import { transition } from './transition.ts';

const credential = (generation: number, sessionId = 's', epoch = 0): Credential => ({
  accessToken: 'a',
  refreshToken: 'r',
  attempt: 'attempt',
  sessionId,
  epoch,
  generation,
  issuedAt: 0,
  askedAt: 0,
  storedAt: 0,
  accessExpiresAt: 60_000,
  refreshExpiresAt: 0,
  clockOffset: 0,
});

const idle: SessionState = {
  status: 'signed-in',
  credential: credential(3),
  stored: true,
  refresh: { status: 'idle' },
};
const refreshing: SessionState = {
  ...idle,
  refresh: { status: 'refreshing', flight: 7, failures: 1 },
};
const unreachable: SessionState = {
  ...idle,
  refresh: { status: 'unreachable', failures: 1, retryAt: 9, cause: 'offline' },
};
const signedOut: SessionState = { status: 'signed-out', reason: 'expired' };

const granted = (flight: number, pair: Credential): SessionEvent => ({
  type: 'refresh-granted',
  flight,
  credential: pair,
  stored: true,
});
const failed = (flight: number): SessionEvent => ({
  type: 'refresh-unreachable',
  flight,
  retryAt: 5,
  cause: 'server',
});

describe('transition', () => {
  const moves: [string, SessionState, SessionEvent, object][] = [
    [
      'restores a record',
      initialSessionState,
      { type: 'restored', credential: credential(3) },
      idle,
    ],
    [
      'restores nothing as signed out, without a reason',
      initialSessionState,
      { type: 'restored', credential: null },
      { status: 'signed-out', reason: null },
    ],
    [
      'signs in from any state',
      signedOut,
      { type: 'signed-in', credential: credential(3), stored: true },
      idle,
    ],
    [
      'counts failures on through the next refresh',
      unreachable,
      { type: 'refresh-started', flight: 7 },
      refreshing,
    ],
    [
      'takes the pair of its flight',
      refreshing,
      granted(7, credential(4)),
      { credential: credential(4) },
    ],
    [
      'takes a pair of a new epoch',
      refreshing,
      granted(7, credential(0, 's', 1)),
      { refresh: { status: 'idle' } },
    ],
    [
      'goes on with its own pair where its flight brings an older one',
      refreshing,
      granted(7, credential(2)),
      idle,
    ],
    [
      'takes the record that another context has made of the same pair',
      refreshing,
      granted(7, { ...credential(3), attempt: 'theirs' }),
      { status: 'signed-in', credential: { attempt: 'theirs' }, refresh: { status: 'idle' } },
    ],
    [
      'takes a pair that was renewed elsewhere for a stored one',
      { ...refreshing, stored: false },
      { type: 'renewed-elsewhere', credential: credential(4) },
      { ...refreshing, credential: credential(4) },
    ],
    [
      'notes that its flight failed',
      refreshing,
      failed(7),
      { refresh: { failures: 2, retryAt: 5 } },
    ],
    ['forgets the backoff when told', unreachable, { type: 'retry-allowed' }, idle],
    ['ends with a reason', refreshing, { type: 'ended', reason: 'expired' }, signedOut],
    [
      'notes that the current pair was stored after all',
      { ...idle, stored: false },
      { type: 'pair-stored', credential: idle.credential },
      idle,
    ],
  ];

  it.each(moves)('%s', (_, state, event, expected) => {
    expect(transition(state, event)).toMatchObject(expected);
  });

  const ignored: [string, SessionState, SessionEvent][] = [
    ['a record that was read twice', idle, { type: 'restored', credential: null }],
    ['a pair of another flight', refreshing, granted(6, credential(4))],
    ['a pair that nobody waits for', idle, granted(7, credential(4))],
    [
      'a pair renewed elsewhere that is no newer',
      refreshing,
      { type: 'renewed-elsewhere', credential: credential(3) },
    ],
    [
      'a pair renewed elsewhere in another session',
      idle,
      { type: 'renewed-elsewhere', credential: credential(9, 'other') },
    ],
    ['a pair of another session', refreshing, granted(7, credential(4, 'other'))],
    ['a failure of another flight', refreshing, failed(6)],
    ['a retry while nothing failed', idle, { type: 'retry-allowed' }],
    ['the storing of another pair', idle, { type: 'pair-stored', credential: credential(2) }],
    ['any answer after the end', signedOut, granted(7, credential(4))],
    ['a second end', signedOut, { type: 'ended', reason: 'revoked' }],
  ];

  it.each(ignored)('ignores %s', (_, state, event) => {
    expect(transition(state, event)).toBe(state);
  });
});
