import { type HttpAnswer, TransportError } from '../src/core/index.ts';
import type { Process } from './process.ts';

const HTML = { 'content-type': 'text/html' };

/** Answers that say nothing about a session. */
const strays: Record<string, HttpAnswer> = {
  'a 500': { status: 500, headers: {}, body: { code: 'session_revoked' } },
  'a 429': { status: 429, headers: { 'retry-after': '7' }, body: { code: 'rate_limited' } },
  'a captive portal': { status: 200, headers: HTML, body: '<html>Welcome</html>' },
  'a foreign 401': { status: 401, headers: HTML, body: 'Who are you?' },
  'a 401 of an unknown code': { status: 401, headers: {}, body: { code: 'gateway_says_no' } },
  'a 403': { status: 403, headers: {}, body: { code: 'forbidden' } },
};

const fates = [
  'well',
  'no connection',
  'the answer is lost',
  'failed, and arrives later',
  'interrupted',
  'hangs',
  'arrives twice',
  'half an answer',
  'a 500',
  'a 429',
  'a captive portal',
  'a foreign 401',
  'a 401 of an unknown code',
  'a 403',
] as const;

export interface Exchange {
  readonly what: string;
  /** After how long the transport gives up on an answer, ms; null for one that never does. */
  readonly timeout: number | null;
  /** `isRepeat` for one that the network delivers a second time. */
  handle(isRepeat: boolean): HttpAnswer;
}

/** One request over a network that loses, delays, repeats and lies. */
export function exchange(
  process: Process,
  { handle, timeout, what }: Exchange,
): Promise<HttpAnswer> {
  const { nature } = process;
  return process.ask(what, (resolve, reject) => {
    const fail = (kind: TransportError['kind']) => reject(new TransportError(kind));
    if (process.isHidden) return nature.send(`${what} fails`, () => fail('interrupted'));
    const fate = nature.pick(what, fates);
    const arrive = (then: (answer: HttpAnswer) => void, isRepeat = false) =>
      nature.send(`${what} arrives`, () => {
        const answer = handle(isRepeat);
        nature.tell(() => `${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
        then(answer);
      });
    const comeBack = (answer: HttpAnswer) =>
      nature.send(`${what} is answered`, () => resolve(answer), answer);
    const comeToNothing = (kind: TransportError['kind']) =>
      nature.send(`${what} fails`, () => fail(kind));

    switch (fate) {
      case 'well':
        return arrive(comeBack);
      case 'no connection':
        return comeToNothing('offline');
      case 'the answer is lost':
        return arrive(() => comeToNothing('offline'));
      case 'failed, and arrives later':
        return nature.send(`${what} fails`, () => {
          fail('timeout');
          arrive(() => {});
        });
      case 'interrupted':
        return arrive(() => comeToNothing('interrupted'));
      case 'hangs':
        arrive(() => {});
        if (timeout !== null) nature.after(timeout, () => fail('timeout'));
        return;
      case 'arrives twice':
        arrive(comeBack);
        return arrive(() => {}, true);
      case 'half an answer':
        return arrive(() => comeBack({ status: 200, headers: {}, body: '{"accessToken":"acc' }));
      default:
        return nature.send(`${what} is answered`, () => {
          const answer = strays[fate];
          if (answer !== undefined) resolve(answer);
        });
    }
  });
}
