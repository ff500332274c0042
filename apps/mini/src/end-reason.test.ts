import { endReasons } from '@wugan/shared';
import { describe, expect, it } from 'vitest';
import { endReason } from './end-reason.ts';
import { en } from './i18n/en.ts';
import { zh } from './i18n/zh.ts';

describe('why a session ended', () => {
  it.each(endReasons)('the server’s "%s" has a sentence in both languages', (reason) => {
    const named = endReason({ code: 'session_revoked', reason });
    expect(zh.endReasons[named]).toMatch(/。$/);
    expect(en.endReasons[named]).toMatch(/\.$/);
  });

  it.each([
    ['session_expired', 'expired'],
    ['refresh_token_invalid', 'rejected'],
    ['session_revoked', 'revoked'],
  ])('without a reason, %s means %s', (code, named) => {
    expect(endReason({ code, reason: undefined })).toBe(named);
  });

  it('a reason of a newer server falls back on its code', () => {
    expect(endReason({ code: 'session_expired', reason: 'moved' })).toBe('expired');
  });
});
