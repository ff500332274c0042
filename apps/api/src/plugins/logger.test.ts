import fastify from 'fastify';
import { expect, it } from 'vitest';
import { loggerOptions } from './logger.ts';

function linesOf(log: (logger: ReturnType<typeof fastify>['log']) => void): string {
  const lines: string[] = [];
  const stream = { write: (line: string) => void lines.push(line) };
  log(fastify({ logger: loggerOptions({ level: 'info', stream }) }).log);
  return lines.join('');
}

const secret = 'Swordfish "}, and more\\';

it.each([
  ['a field', { accessToken: secret }],
  ['a field of a field', { answer: { refreshToken: secret } }],
  ['a field four deep', { a: { b: { c: { d: { attempt: secret } } } } }],
  ['a header', { headers: { authorization: `Bearer ${secret}` } }],
  ['an element', { pairs: [{ refreshToken: secret }, { session_key: secret }] }],
  ['an object', { body: { proof: { code: secret } } }],
  ['a list', { proof: [secret] }],
])('a secret is no part of a line as %s', (_where, logged) => {
  const line = linesOf((log) => log.info(logged, 'said'));
  expect(line).toContain('[Redacted]');
  expect(line).not.toContain('Swordfish');
  expect(JSON.parse(line)).toMatchObject({ msg: 'said' });
});

it('of a child’s bindings no secret is written, either', () => {
  const line = linesOf((log) => log.child({ reqId: 'r1', appSecret: secret }).info('said'));
  expect(JSON.parse(line)).toMatchObject({ reqId: 'r1', appSecret: '[Redacted]', msg: 'said' });
});

it('what is no secret stays as it is', () => {
  const logged = { status: 200, about: { session: 's1', attempts: 3 }, list: [1, 'two', null] };
  expect(JSON.parse(linesOf((log) => log.info(logged, 'said')))).toMatchObject(logged);
});

it('a number, a missing value and nothing at all are valid lines, too', () => {
  const logged = { attempt: 12, proof: null, last: { accessToken: true } };
  expect(JSON.parse(linesOf((log) => log.info(logged)))).toMatchObject({
    attempt: '[Redacted]',
    proof: '[Redacted]',
    last: { accessToken: '[Redacted]' },
  });
});
