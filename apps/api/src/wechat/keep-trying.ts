import {
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhenResult,
  isBrokenCircuitError,
  retry,
} from 'cockatiel';
import type { Classified } from './classify-answer.ts';
import { unavailableRetryAfter } from './errcodes.ts';

const failuresThatBreak = 5;

/**
 * Runs one request, again where that cannot do harm (at most twice, with jitter); `undefined`, and
 * nothing asked, while WeChat is taken to be down.
 */
export type KeepTrying = <Success>(
  ask: () => Promise<Classified<Success>>,
  deadline: AbortSignal,
) => Promise<Classified<Success> | undefined>;

/**
 * Retries inside, one circuit breaker around them: five requests in a row that found WeChat down
 * break it, and after five seconds a single one tries again while the others are turned away.
 */
export function createKeepTrying(): KeepTrying {
  const retries = retry(
    handleWhenResult((result) => isClassified(result) && result.mayRetry),
    { maxAttempts: 2, backoff: new ExponentialBackoff({ initialDelay: 100, maxDelay: 250 }) },
  );
  const circuit = circuitBreaker(
    handleWhenResult((result) => isClassified(result) && result.wasDown),
    {
      breaker: new ConsecutiveBreaker(failuresThatBreak),
      halfOpenAfter: unavailableRetryAfter * 1000,
    },
  );
  return async (ask, deadline) => {
    // The library would let them wait for the trial's end, longer than a caller is told to wait.
    if (circuit.state === CircuitState.HalfOpen) return undefined;
    try {
      return await circuit.execute(() => retries.execute(ask, deadline));
    } catch (error) {
      if (isBrokenCircuitError(error)) return undefined;
      throw error;
    }
  };
}

/** The library hands results on as `unknown`. */
function isClassified(result: unknown): result is Classified<unknown> {
  return typeof result === 'object' && result !== null && 'wasDown' in result;
}
