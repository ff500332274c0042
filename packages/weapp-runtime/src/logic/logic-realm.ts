import { type Context, createContext, Script } from 'node:vm';
import { ABSENT_NAMES, REALM_SCRIPT } from './realm-script.ts';
import type { UnknownRecord } from './unknown-values.ts';

interface RealmPrimitives {
  parse(text: string): unknown;
  stringify(value: unknown): string | undefined;
  object(): UnknownRecord;
  promisePrototype: object;
  promise(
    executor: (resolve: (value: unknown) => void, reject: (e: unknown) => void) => void,
  ): unknown;
  error(message: string): unknown;
  bytes(source: Uint8Array): unknown;
  byteView(value: unknown): Uint8Array | undefined;
}

/** A bare JavaScript world with ECMAScript's own globals and nothing of Node. */
export interface LogicRealm extends RealmPrimitives {
  /** The global object, to put `wx`, `App`, timers and the rest on. */
  readonly globals: UnknownRecord;
  /** Where scripts run: `const value: T = script.runInContext(realm.context)`. */
  readonly context: Context;
  /** A deep copy of plain data, made of this realm's objects and arrays. */
  give(value: unknown): unknown;
}

const bootstrap = new Script(REALM_SCRIPT, { filename: 'realm-script.js' });

/** Opens a realm. `eval` and `new Function` throw in it, as in WeChat. */
export function createLogicRealm(clockOffset: () => number): LogicRealm {
  const globals: UnknownRecord = Object.create(null);
  const context = createContext(globals, { codeGeneration: { strings: false, wasm: false } });
  const open: (offset: () => number, absent: readonly string[]) => RealmPrimitives =
    bootstrap.runInContext(context);
  const primitives = open(clockOffset, ABSENT_NAMES);
  globals.global = primitives.object();
  return {
    ...primitives,
    globals,
    context,
    give: (value) => (value === undefined ? undefined : primitives.parse(JSON.stringify(value))),
  };
}
