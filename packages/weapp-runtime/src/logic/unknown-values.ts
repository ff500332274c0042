/** Any function of the logic realm, seen from outside. */
export type LogicFunction = (...args: unknown[]) => unknown;

export type UnknownRecord = Record<string, unknown>;

export const isCallable = (value: unknown): value is LogicFunction => typeof value === 'function';

export const isRecord = (value: unknown): value is UnknownRecord =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/** Reads a member of a value nothing is known about: `undefined` where there is none. */
export const member = (value: unknown, name: string): unknown =>
  isRecord(value) ? value[name] : undefined;

export const stringMember = (value: unknown, name: string): string | undefined => {
  const found = member(value, name);
  return typeof found === 'string' ? found : undefined;
};

export const numberMember = (value: unknown, name: string): number | undefined => {
  const found = member(value, name);
  return typeof found === 'number' ? found : undefined;
};

export const stringList = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
