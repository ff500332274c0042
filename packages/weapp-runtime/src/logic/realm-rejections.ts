type Report = (reason: unknown) => void;

const reports = new WeakMap<object, Report>();
let listening = false;

const onUnhandledRejection = (reason: unknown, promise: Promise<unknown>): void => {
  const prototype: unknown = Object.getPrototypeOf(promise);
  const report =
    typeof prototype === 'object' && prototype !== null ? reports.get(prototype) : undefined;
  if (report === undefined) throw reason;
  report(reason);
};

/**
 * Sends the unhandled rejections of one realm to `report` instead of to Node.
 *
 * A phone survives a rejection nobody handles, so a test runner must too. Rejections
 * of other promises are thrown again: they end as an uncaught exception, as they
 * would without this listener (which, once there, makes vitest look away).
 */
export function reportRejections(promisePrototype: object, report: Report): void {
  reports.set(promisePrototype, report);
  if (listening) return;
  listening = true;
  process.on('unhandledRejection', onUnhandledRejection);
}
