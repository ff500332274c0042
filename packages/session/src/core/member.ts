import { isRecord } from './is-record.ts';

/** A member of something whose shape is not known; undefined where it has none. */
export function member(owner: unknown, name: string): unknown {
  return isRecord(owner) ? owner[name] : undefined;
}
