import { describe, expect, it } from 'vitest';
import { readSessions, readUser } from './answers.ts';

const user = { id: 'u', nickname: null, avatarUrl: null, phone: null, createdAt: 1 };
const session = {
  id: 's',
  current: true,
  platform: 'h5',
  device: null,
  createdAt: 1,
  lastSeenAt: 2,
};

describe('answers of the server', () => {
  it('a user is read as it came, without what we do not know', () => {
    expect(readUser({ ...user, secret: 'x' })).toEqual(user);
  });

  it.each([['<html></html>'], [null], [{}], [{ ...user, id: 7 }], [[user]]])(
    'a page, nothing, or another shape is no user: %j',
    (body) => {
      expect(() => readUser(body)).toThrow('no user');
    },
  );

  it('a list of sessions is read one by one', () => {
    expect(readSessions({ sessions: [session] })).toEqual([session]);
    expect(() => readSessions({ sessions: [{ ...session, lastSeenAt: 'now' }] })).toThrow();
    expect(() => readSessions({})).toThrow('no sessions');
  });
});
