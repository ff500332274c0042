/** Values that look the same are the same. */
export function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

export function without<T>(list: readonly T[], one: T): readonly T[] {
  return list.filter((other) => other !== one);
}

/** Worlds that differ only in the order of a list are one. */
export function sorted<T>(list: readonly T[]): readonly T[] {
  return [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
