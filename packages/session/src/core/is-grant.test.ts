import { describe, expect, it } from 'vitest';
import { isGrant } from './http-auth-server.ts';

const pair = { accessToken: 'A', refreshToken: 'R', accessExpiresIn: 60 };

describe('a pair in a body', () => {
  it.each([
    ['the least', pair],
    ['all of it', { ...pair, refreshExpiresIn: 90, serverTime: 1, session: { id: 's' } }],
    ['a numbered session', { ...pair, session: { id: 's', epoch: 1, generation: 2 } }],
  ])('is recognised: %s', (_, body) => {
    expect(isGrant(body)).toBe(true);
  });

  it.each([
    ['nothing', null],
    ['a text', 'A'],
    ['a list', []],
    ['no access token', { ...pair, accessToken: undefined }],
    ['an access token that is no text', { ...pair, accessToken: 1 }],
    ['no refresh token', { ...pair, refreshToken: undefined }],
    ['no lifetime', { ...pair, accessExpiresIn: undefined }],
    ['a lifetime that is a text', { ...pair, accessExpiresIn: '60' }],
    ['an endless lifetime', { ...pair, accessExpiresIn: Number.POSITIVE_INFINITY }],
    ['another lifetime that is a text', { ...pair, refreshExpiresIn: '90' }],
    ['a time that is a text', { ...pair, serverTime: '1' }],
    ['a session that is none', { ...pair, session: 's' }],
    ['a session that is null', { ...pair, session: null }],
    ['a session without an id', { ...pair, session: { epoch: 1 } }],
    ['an epoch that is a text', { ...pair, session: { id: 's', epoch: '1' } }],
    ['a generation that is a text', { ...pair, session: { id: 's', generation: '2' } }],
  ])('is not seen in what has %s', (_, body) => {
    expect(isGrant(body)).toBe(false);
  });
});
