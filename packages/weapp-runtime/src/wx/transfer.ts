import type { NetworkState } from '../phone/phone-network.ts';
import { exchange, type HttpAnswer, type HttpCall } from './http-exchange.ts';
import { networkFailures } from './wx-failure.ts';

const rejection = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason));
  });

/** An exchange as the app sees it: with a time limit, and with the network between. */
export async function transfer(
  network: NetworkState,
  call: HttpCall,
  timeout: number,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const controller = new AbortController();
  const onAbort = () => controller.abort(signal.reason);
  const timer = setTimeout(() => controller.abort(networkFailures.timeout()), timeout);
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  const cut = rejection(controller.signal);
  cut.catch(() => {});
  try {
    const answer = await exchange(call, controller.signal);
    await Promise.race([network.passage(call.url.href), cut]);
    return answer;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
