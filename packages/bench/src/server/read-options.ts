import { parseArgs } from 'node:util';

export interface Options {
  /** Minutes; undefined for none. */
  readonly soak: number | undefined;
  /** Rotates 100,000 sessions, not a fifth of them. */
  readonly full: boolean;
  /** Servers from the registry: beside everything else, or alone, which writes no page. */
  readonly peers: 'none' | 'too' | 'only';
  readonly help: boolean;
}

/** What `pnpm bench --help` says. */
export const usage = `pnpm bench [flags]     measures the built API and writes docs/benchmarks.md and its picture, about 6 min

  --peers              also oidc-provider, @node-oauth/oauth2-server and better-auth, in turn with ours;
                       installs them from packages/bench/peers-server first, about 2 min more
  --peers-only         these alone, printed, and no page written
  --soak 10m           also so many minutes of refreshes under which memory must not grow
  --full               100 rotations of 100,000 sessions instead of 20,000, about 4 min more
  --help               this

It starts PostgreSQL itself, or takes a server from DATABASE_URL (whose user may create databases). A figure is
only worth something on a machine that does nothing else; the ratios bear more than the absolute ones.`;

/** What stands behind `pnpm bench`. @throws with a sentence that says what may */
export function readOptions(args: readonly string[]): Options {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== '--'),
    options: {
      soak: { type: 'string' },
      full: flag,
      peers: flag,
      'peers-only': flag,
      help: { ...flag, short: 'h' },
    },
  });
  const { soak, full, help } = values;
  const peers = values['peers-only'] ? 'only' : values.peers ? 'too' : 'none';
  if (soak === undefined) return { soak, full, peers, help };
  const [, minutes] = /^(\d+)m$/.exec(soak) ?? [];
  if (minutes === undefined) throw new Error('--soak takes minutes: --soak 10m');
  return { soak: Number(minutes), full, peers, help };
}
