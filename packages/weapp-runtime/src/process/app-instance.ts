import { isRecord, type LogicFunction, type UnknownRecord } from '../logic/unknown-values.ts';

export interface AppInstance {
  /** `App` and `getApp`, for the realm. */
  readonly globals: Readonly<Record<string, LogicFunction>>;
  isRegistered(): boolean;
  /** Calls one of the app's own functions, if it has it. */
  run(name: string, ...args: unknown[]): void;
}

/** Keeps what the app passed to `App()`. */
export function createAppInstance(
  call: (target: unknown, self: unknown, ...args: unknown[]) => unknown,
): AppInstance {
  let instance: UnknownRecord | undefined;
  return {
    globals: {
      App: (options) => {
        instance = isRecord(options) ? options : {};
      },
      getApp: () => instance,
    },
    isRegistered: () => instance !== undefined,
    run: (name, ...args) => void call(instance?.[name], instance, ...args),
  };
}
