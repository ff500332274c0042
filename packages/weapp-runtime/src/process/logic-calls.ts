import { isCallable } from '../logic/unknown-values.ts';

export interface LogicCalls {
  /** Calls into the app with a `this`; nothing happens once the process is dead. */
  callOn(target: unknown, self: unknown, ...args: unknown[]): unknown;
  call(target: unknown, ...args: unknown[]): unknown;
  /** Hands an error to `onError`, unless it came from handling another one. */
  report(error: unknown): void;
}

/** The only way into the app's code: what it throws is reported and goes no further. */
export function createLogicCalls(
  isAlive: () => boolean,
  onError: (error: unknown, nested: boolean) => void,
): LogicCalls {
  let reporting = false;

  const report = (error: unknown): void => {
    const nested = reporting;
    reporting = true;
    onError(error, nested);
    reporting = nested;
  };

  const callOn = (target: unknown, self: unknown, ...args: unknown[]): unknown => {
    if (!isAlive() || !isCallable(target)) return undefined;
    try {
      return target.apply(self, args);
    } catch (error) {
      report(error);
      return undefined;
    }
  };

  return { callOn, call: (target, ...args) => callOn(target, undefined, ...args), report };
}
