import { describe, expect, it } from 'vitest';
import { sanitizeAction, sanitizeState } from './index.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1In0.c2ln';

describe('what DevTools are shown', () => {
  it.each([
    ['the pair', { accessToken: 's3cret', refreshToken: 's3cret', attempt: 's3cret' }],
    ['names of other servers', { access_token: 's3cret', id_token: 's3cret', token: 's3cret' }],
    ['what a sign-in sends', { code: 's3cret', password: 's3cret', client_secret: 's3cret' }],
    ['what WeChat keeps to servers', { session_key: 's3cret', sessionKey: 's3cret' }],
    ['headers of any case', { headers: { AUTHORIZATION: 's3cret', 'set-cookie': 's3cret' } }],
    ['headers as pairs', { headers: [['Authorization', 'Bearer s3cret']] }],
    ['a list under a secret name', { tokens: [], refreshToken: ['s3cret'] }],
    ['a token under a harmless name', { note: jwt, deep: [{ er: `bearer ${jwt}` }] }],
    [
      'a cache key',
      { 'find({"code":"s3cret","page":1})': { queryCacheKey: 'f({"idToken":"s3cret"})' } },
    ],
    ['a cache key of a bare text', { [`find("${jwt}")`]: 1 }],
    [
      'a form and a query',
      { body: 'grant_type=x&refresh_token=s3cret', url: '/a?code=s3cret&b=1' },
    ],
    ['a text with a token in it', { message: `refused: ${jwt}, sent as Bearer s3cret` }],
  ])('has no byte of %s', (_, payload) => {
    const shown = JSON.stringify([
      sanitizeAction({ type: 'any', payload, meta: { arg: payload } }),
      sanitizeState({ slice: payload }),
    ]);
    expect(shown).toContain('[redacted]');
    expect(shown).not.toMatch(/s3cret|eyJ/);
  });

  it('is otherwise as it was, and the action itself is left alone', () => {
    const harmless = { 'list({"page":1})': 'errcode:40029, status code: 500', tokens: 3 };
    const action = {
      type: 'a',
      payload: { id: 7, name: 'Bearer', list: [null, true], token: 't', ...harmless },
    };
    expect(sanitizeAction(action)).toEqual({
      type: 'a',
      payload: { id: 7, name: 'Bearer', list: [null, true], token: '[redacted]', ...harmless },
    });
    expect(action.payload.token).toBe('t');
  });

  it('ends where something holds itself', () => {
    const payload: Record<string, unknown> = { token: 's3cret' };
    payload.self = payload;
    expect(sanitizeAction({ type: 'a', payload })).toEqual({
      type: 'a',
      payload: { token: '[redacted]', self: '[circular]' },
    });
  });
});
