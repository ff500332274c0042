import { describe, expect, test } from 'vitest';
import type { WechatAnswer } from './ask-wechat.ts';
import { classifyAnswer } from './classify-answer.ts';
import { codeToSession } from './code-to-session.ts';
import { phoneNumber } from './phone-number.ts';
import { stableToken } from './stable-token.ts';

const body = (value: unknown): WechatAnswer => ({
  kind: 'answered',
  status: 200,
  text: JSON.stringify(value),
});
const errcode = (code: number) =>
  body({ errcode: code, errmsg: 'words, rid: 652d44d0-1d0af18b-5b069232' });
const page = (status: number, text = '<html></html>'): WechatAnswer => ({
  kind: 'answered',
  status,
  text,
});

describe('what an answer of code2Session means', () => {
  const again = { mayRetry: true, wasDown: true };
  const final = { mayRetry: false, wasDown: false };
  const table: [string, WechatAnswer, string, number | undefined, typeof again][] = [
    ['-1', errcode(-1), 'wechat_unavailable', 5, again],
    ['40029', errcode(40029), 'wechat_code_invalid', undefined, final],
    ['40163', errcode(40163), 'wechat_code_invalid', undefined, final],
    ['40226', errcode(40226), 'wechat_user_blocked', undefined, final],
    ['45011', errcode(45011), 'wechat_rate_limited', 60, final],
    ['45009', errcode(45009), 'wechat_rate_limited', 3600, final],
    ['40013', errcode(40013), 'wechat_misconfigured', 60, final],
    ['40125', errcode(40125), 'wechat_misconfigured', 60, final],
    ['40164', errcode(40164), 'wechat_misconfigured', 60, final],
    ['41002', errcode(41002), 'wechat_misconfigured', 60, final],
    ['an errcode we do not know', errcode(61024), 'wechat_bad_answer', undefined, final],
    ['errcode 0 without an openid', errcode(0), 'wechat_bad_answer', undefined, final],
    ['an empty openid', body({ openid: '' }), 'wechat_bad_answer', undefined, final],
    ['an openid with NUL', body({ openid: 'o\u0000' }), 'wechat_bad_answer', undefined, final],
    [
      'an openid too long to be one',
      body({ openid: 'o'.repeat(129) }),
      'wechat_bad_answer',
      undefined,
      final,
    ],
    [
      'a unionid that is none',
      body({ openid: 'o1', unionid: '\ud800' }),
      'wechat_bad_answer',
      undefined,
      final,
    ],
    [
      'an openid beside an errcode',
      body({ openid: 'o1', errcode: 40029 }),
      'wechat_code_invalid',
      undefined,
      final,
    ],
    ['a list', body([]), 'wechat_bad_answer', undefined, final],
    ['null', body(null), 'wechat_bad_answer', undefined, final],
    ['a page with status 200', page(200), 'wechat_bad_answer', undefined, final],
    ['nothing with status 200', page(200, ''), 'wechat_bad_answer', undefined, final],
    ['cut JSON', page(200, '{"openid":"o'), 'wechat_bad_answer', undefined, final],
    ['a redirect', page(302), 'wechat_bad_answer', undefined, final],
    ['a 404', page(404), 'wechat_bad_answer', undefined, final],
    ['a 500', page(500), 'wechat_unavailable', 5, again],
    ['a 503', page(503), 'wechat_unavailable', 5, again],
    ['not sent', { kind: 'not_sent', cause: 'ECONNREFUSED' }, 'wechat_unavailable', 5, again],
    [
      'lost',
      { kind: 'lost', cause: 'ABORT_ERR' },
      'wechat_code_invalid',
      undefined,
      { mayRetry: false, wasDown: true },
    ],
  ];

  test.each(table)('%s', (_name, answer, code, retryAfter, { mayRetry, wasDown }) => {
    const result = { kind: 'refused', code, ...(retryAfter === undefined ? {} : { retryAfter }) };
    expect(classifyAnswer(answer, codeToSession)).toMatchObject({ result, mayRetry, wasDown });
    expect(classifyAnswer(answer, codeToSession).result).toStrictEqual(result);
  });
});

describe('a success', () => {
  const session = { openid: 'o1', session_key: 'tiihtNczf5v6AKRyjwEUhQ==' };

  test('gives openid and unionid and drops the session key', () => {
    const result = classifyAnswer(body({ ...session, unionid: 'u1' }), codeToSession);
    expect(result.result).toStrictEqual({ kind: 'identity', openid: 'o1', unionid: 'u1' });
    expect(JSON.stringify(result)).not.toContain(session.session_key);
  });

  test('is one with errcode 0 too, as in the documentation', () => {
    const answer = body({ ...session, errcode: 0, errmsg: '' });
    expect(classifyAnswer(answer, codeToSession).result.kind).toBe('identity');
  });

  test.each([[undefined], [null], ['']])('has no unionid when WeChat says %j', (unionid) => {
    const { result } = classifyAnswer(body({ ...session, unionid }), codeToSession);
    expect(result).toStrictEqual({ kind: 'identity', openid: 'o1', unionid: null });
  });
});

test("a refusal is traced by its errcode and WeChat's request id, not by WeChat's words", () => {
  expect(classifyAnswer(errcode(40029), codeToSession).trace).toStrictEqual({
    errcode: 40029,
    rid: '652d44d0-1d0af18b-5b069232',
  });
});

describe('a phone number', () => {
  const answer = (phone_info: object) => body({ errcode: 0, errmsg: 'ok', phone_info });

  // WeChat's page says that it is text, and shows a number.
  test.each(['86', 86])('has its country code, however WeChat writes it: %j', (countryCode) => {
    const info = { phoneNumber: '13800138000', purePhoneNumber: '13800138000', countryCode };
    const { result } = classifyAnswer(answer(info), phoneNumber);
    expect(result).toStrictEqual({ kind: 'phone', phone: '+8613800138000' });
  });

  test.each([
    [{}],
    [{ purePhoneNumber: '138 0013', countryCode: '86' }],
    [{ purePhoneNumber: '13800138000', countryCode: 8.6 }],
    [{ purePhoneNumber: '13800138000', countryCode: -86 }],
    [{ purePhoneNumber: '13800138000', countryCode: 86_000 }],
  ])('that is none is an answer we do not know: %j', (info) => {
    expect(classifyAnswer(answer(info), phoneNumber).result).toMatchObject({
      code: 'wechat_bad_answer',
    });
  });
});

test('a lost answer of an interface that spends no code may be asked for again', () => {
  const lost = classifyAnswer({ kind: 'lost', cause: 'ECONNRESET' }, stableToken);
  expect(lost).toMatchObject({ result: { code: 'wechat_unavailable' }, mayRetry: true });
});
