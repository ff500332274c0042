import { describe, expect, it } from 'vitest';
import {
  type Credential,
  credentialFrom,
  isSameOwner,
  isSamePair,
  parseCredential,
} from './credential.ts';

const now = { device: 5_000, server: 9_000, askedAt: 4_000 };
const grant = { accessToken: 'A', refreshToken: 'R', accessExpiresIn: 60, refreshExpiresIn: 90 };
const least: Credential = {
  accessToken: 'A',
  refreshToken: 'R',
  attempt: 'key',
  sessionId: 'key',
  epoch: 0,
  generation: 0,
  issuedAt: 9_000,
  askedAt: 4_000,
  storedAt: 9_000,
  accessExpiresAt: 69_000,
  refreshExpiresAt: 99_000,
  clockOffset: 4_000,
};

describe('a record made of a grant', () => {
  it('counts from the time of the server as it is known, and names itself', () => {
    expect(credentialFrom(grant, 'key', now)).toStrictEqual(least);
  });

  it('takes what the server says of the time, the session and the user', () => {
    const session = { id: 's', epoch: 2, generation: 7 };
    const said = { ...grant, serverTime: 20_000, session, user: { id: 12 } };
    expect(credentialFrom(said, 'key', now)).toMatchObject({
      sessionId: 's',
      epoch: 2,
      generation: 7,
      issuedAt: 20_000,
      storedAt: 20_000,
      accessExpiresAt: 80_000,
      refreshExpiresAt: 110_000,
      userId: '12',
    });
  });

  it('is the next generation of the one before, where the server does not count', () => {
    const before = { ...least, sessionId: 's', epoch: 3, generation: 4, userId: 'u' };
    const next = { sessionId: 's', epoch: 3, generation: 5, userId: 'u' };
    expect(credentialFrom(grant, 'key', now, before)).toMatchObject(next);
    const session = { id: 'other', epoch: 4, generation: 0 };
    const counted = { sessionId: 's', epoch: 4, generation: 0 };
    expect(credentialFrom({ ...grant, session }, 'key', now, before)).toMatchObject(counted);
  });

  it.each([undefined, null, {}, { id: true }])('knows no user of %o', (user) => {
    expect(credentialFrom({ ...grant, user }, 'key', now)).toEqual(least);
  });
});

describe('a record in a stored text', () => {
  it.each([least, { ...least, userId: 'u' }])('is read back', (record) => {
    expect(parseCredential(JSON.stringify(record))).toEqual(record);
  });

  it.each([null, '', 'null', '3', '[]', '{', '{}', '"A"'])('is not seen in %s', (text) => {
    expect(parseCredential(text)).toBeNull();
  });

  it.each(Object.keys(least))('is none where %s is missing, empty or of another kind', (key) => {
    for (const value of [undefined, '', null, true]) {
      expect(parseCredential(JSON.stringify({ ...least, [key]: value }))).toBeNull();
    }
  });

  it('is none where the user is no text', () => {
    expect(parseCredential(JSON.stringify({ ...least, userId: 1 }))).toBeNull();
  });
});

it.each([
  ['itself', {}, true],
  ['a later generation', { generation: 1 }, false],
  ['a later epoch', { epoch: 1 }, false],
  ['an equal count of another session', { sessionId: 'other' }, false],
])('a pair is the same as %s: %o', (_, differs, isSame) => {
  expect(isSamePair(least, { ...least, ...differs })).toBe(isSame);
});

describe('the owner of two records', () => {
  const of = (sessionId: string, userId?: string): Credential =>
    userId === undefined ? { ...least, sessionId } : { ...least, sessionId, userId };

  it.each([
    ['of one session', of('s'), of('s'), true],
    ['of one user', of('s', 'u'), of('t', 'u'), true],
    ['of two users', of('s', 'u'), of('t', 'v'), false],
    ['of two sessions of nobody knows whom', of('s'), of('t'), false],
    ['of a user and of nobody knows whom', of('s', 'u'), of('t'), false],
  ])('%s', (_, a, b, isSame) => {
    expect(isSameOwner(a, b)).toBe(isSame);
  });
});
