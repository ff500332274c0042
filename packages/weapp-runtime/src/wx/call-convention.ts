import { isCallable, isRecord, type LogicFunction, member } from '../logic/unknown-values.ts';
import { WxFailure } from './wx-failure.ts';
import type { WxHost } from './wx-host.ts';

/** Members of `wx`, by how they are called. Results are plain data and are copied into the realm. */
export interface WxArea {
  /** Give their result at once; what they throw is thrown in the realm. */
  readonly sync?: Readonly<Record<string, LogicFunction>>;
  /** Take `{ success, fail, complete }`, or give a promise when none of them is there. */
  readonly async?: Readonly<Record<string, (options: unknown) => unknown>>;
  /** Handle their arguments and results themselves. */
  readonly raw?: Readonly<Record<string, LogicFunction>>;
}

const thrownIn = (host: WxHost, error: unknown): unknown =>
  error instanceof Error ? host.realm.error(error.message) : error;

/** Refuses to do anything for a process that has been killed. */
export const whileAlive =
  (host: WxHost, name: string, run: LogicFunction): LogicFunction =>
  (...args) => {
    if (!host.isAlive()) throw host.realm.error(`wx.${name}: this process has been killed`);
    try {
      return run(...args);
    } catch (error) {
      throw thrownIn(host, error);
    }
  };

/** Calls `success` or `fail`, then `complete`, with an already made result. */
export function settle(host: WxHost, options: unknown, ok: boolean, result: unknown): void {
  if (!host.isAlive()) return;
  host.call(member(options, ok ? 'success' : 'fail'), result);
  host.call(member(options, 'complete'), result);
}

/** What a failed call hands to `fail`. */
export const failureResult = (host: WxHost, api: string, error: unknown): unknown =>
  host.realm.give(
    error instanceof WxFailure
      ? error.toResult(api)
      : { errMsg: `${api}:fail ${error instanceof Error ? error.message : String(error)}` },
  );

/** Makes an asynchronous member: it acts at once, and settles on a later turn. */
export const asyncMember =
  (host: WxHost, api: string, run: (options: unknown) => unknown): LogicFunction =>
  (options) => {
    const outcome = new Promise<unknown>((resolve) => resolve(run(options)));
    const finish = (settled: (ok: boolean, result: unknown) => void): void => {
      outcome.then(
        (value) => {
          const fields = isRecord(value) ? value : {};
          const result = host.realm.give({ errMsg: `${api}:ok`, ...fields });
          host.timers.later(() => settled(true, result));
        },
        (error: unknown) => {
          host.timers.later(() => settled(false, failureResult(host, api, error)));
        },
      );
    };
    if (['success', 'fail', 'complete'].some((name) => isCallable(member(options, name)))) {
      finish((ok, result) => settle(host, options, ok, result));
      return undefined;
    }
    return host.realm.promise((resolve, reject) => {
      finish((ok, result) => (ok ? resolve : reject)(result));
    });
  };
