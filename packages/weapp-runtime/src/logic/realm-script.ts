/**
 * What runs first inside a new logic realm, as source text: its functions must
 * belong to that realm, so that what they make passes `instanceof` there.
 *
 * It takes away what V8 offers and a mini program cannot count on, gives `Date`
 * the phone's clock, and hands back the realm's own constructors.
 */
export const REALM_SCRIPT = `(function (clockOffset, absentNames) {
  for (const name of absentNames) delete globalThis[name];
  const RealDate = Date;
  const now = () => RealDate.now() + clockOffset();
  globalThis.Date = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
  RealDate.prototype.constructor = globalThis.Date;
  return {
    parse: JSON.parse,
    stringify: JSON.stringify,
    object: () => ({}),
    promisePrototype: Promise.prototype,
    promise: (executor) => new Promise((resolve, reject) => { executor(resolve, reject); }),
    error: (message) => new Error(message),
    bytes: (source) => {
      const copy = new Uint8Array(source.length);
      copy.set(source);
      return copy.buffer;
    },
    byteView: (value) =>
      value instanceof ArrayBuffer
        ? new Uint8Array(value)
        : ArrayBuffer.isView(value)
          ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
          : undefined,
  };
})`;

/** Names V8 puts into every context that WeChat does not offer, or not on every phone. */
export const ABSENT_NAMES = [
  'WebAssembly',
  'SharedArrayBuffer',
  'Atomics',
  'WeakRef',
  'FinalizationRegistry',
  'Intl',
] as const;
