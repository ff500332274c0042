import { describe, expect, it } from 'vitest';
import { readOffers, readSessions, readUser } from './answers.ts';

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

describe('the ways to sign in on the web', () => {
  const offer = {
    provider: 'wechat-website',
    appId: 'wx1',
    authorizeUrl: 'https://open.weixin.qq.com/connect/qrconnect',
    scope: 'snsapi_login',
  };

  it('are read one by one, without what this app does not know', () => {
    const later = { ...offer, provider: 'wechat-of-the-future' };
    expect(readOffers({ providers: [later, { ...offer, extra: 1 }] })).toEqual([offer]);
  });

  it.each([
    [{ ...offer, authorizeUrl: 'javascript:alert(1)' }],
    [{ ...offer, appId: undefined }],
    [{ ...offer, scope: 1 }],
    ['wechat-website'],
  ])('one that leads nowhere is left out: %j', (broken) => {
    expect(readOffers({ providers: [broken] })).toEqual([]);
  });

  it.each([['<html></html>'], [{}], [null]])('a page or nothing is no list: %j', (body) => {
    expect(() => readOffers(body)).toThrow('no list');
  });
});
