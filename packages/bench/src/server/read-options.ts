import { parseArgs } from 'node:util';

export interface Options {
  /** Minutes; undefined for none. */
  readonly soak: number | undefined;
  /** Rotates 100,000 sessions, not a fifth of them. */
  readonly full: boolean;
}

/** What stands behind `pnpm bench`. @throws with a sentence that says what may */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { soak: { type: 'string' }, full: { type: 'boolean', default: false } },
  });
  const { soak, full } = values;
  if (soak === undefined) return { soak, full };
  const [, minutes] = /^(\d+)m$/.exec(soak) ?? [];
  if (minutes === undefined) throw new Error('--soak takes minutes: --soak 10m');
  return { soak: Number(minutes), full };
}
