import { errorKinds, SNAPSHOT_USER } from '@wugan/shared';
import { describe, expect, it } from 'vitest';
import { SignInRefused } from './api/sign-in-refused.ts';
import { en } from './i18n/en.ts';
import { zh } from './i18n/zh.ts';
import { troubleOf } from './web-sign-in.ts';

describe('a sign-in that came to nothing', () => {
  it.each([
    [{ code: 'forbidden', reason: SNAPSHOT_USER }, 'snapshot'],
    [{ code: 'forbidden' }, 'blocked'],
    [{ code: 'wechat_user_blocked' }, 'blocked'],
    [{ code: 'wechat_code_invalid' }, 'stale'],
    [{ code: 'wechat_unavailable' }, 'wechatDown'],
    [{ code: 'wechat_bad_answer' }, 'wechatDown'],
    [{ code: 'wechat_rate_limited' }, 'busy'],
    [{ code: 'wechat_misconfigured' }, 'failed'],
    ['<html>Bad Gateway</html>', 'failed'],
  ] as const)('with %j is "%s"', (problem, trouble) => {
    expect(troubleOf(new SignInRefused(503, problem))).toBe(trouble);
  });

  it('without an answer has failed, too', () => {
    expect(troubleOf(new Error('offline'))).toBe('failed');
  });

  it.each(Object.keys(errorKinds))('with %s has a sentence in both languages', (code) => {
    const trouble = troubleOf(new SignInRefused(400, { code }));
    expect(zh.me.web.trouble[trouble]).toMatch(/。$/);
    expect(en.me.web.trouble[trouble]).toMatch(/\.$/);
  });
});
