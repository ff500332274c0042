import type { Plan } from '../compare.ts';
import type { PartProgress } from '../progress.ts';
import type { Wugan } from '../start-wugan.ts';
import type { Started } from '../stops.ts';
import type { TokenSubject } from '../subject.ts';
import { ownEntrant } from './entrant.ts';
import { installPeers, versionsOf } from './install-peers.ts';
import { type EntrantRow, measureEntrants } from './measure-entrants.ts';
import { type Peer, peers } from './peers.ts';
import { startAll } from './start-all.ts';
import { startPeer } from './start-peer.ts';

export interface PeerFigures {
  readonly users: number;
  /** Ours first. Nobody who was not measured. */
  readonly rows: readonly EntrantRow[];
  /** The peers among them. */
  readonly measured: readonly MeasuredPeer[];
  /** Names of those that have no row. */
  readonly absent: readonly string[];
}

/** A peer in the versions that ran. */
export interface MeasuredPeer extends Pick<Peer, 'name' | 'documentation' | 'operation'> {
  readonly versions: readonly string[];
}

export const peerPlan = { users: 50, rounds: 5, seconds: 2.5 };

/** The peers in turn with ours and the stateless design. Those that cannot be had are told of, and left out. */
export async function measurePeers(
  wugan: Wugan,
  stateless: TokenSubject,
  plan: Plan & { readonly users: number },
  { played, say }: PartProgress,
  started: Started,
): Promise<PeerFigures> {
  const absent: string[] = [];
  const failed = (name: string, error: unknown) => {
    absent.push(name);
    const reason = error instanceof Error ? error.message : String(error);
    say(`${name} has no row: ${reason.replaceAll(/\s+/g, ' ')}`);
  };
  const running = await startAll(
    peers,
    { install: installPeers, start: (peer) => startPeer(peer, wugan.databaseUrl), started },
    failed,
  );
  try {
    const own = [ownEntrant('Wugan', wugan), ownEntrant('stateless', stateless)];
    const rows = await measureEntrants([...own, ...running], plan, played, failed);
    const ran = peers.filter((peer) => rows.some(({ name }) => name === peer.name));
    const measured = ran.map(async ({ packages, ...peer }) => ({
      ...peer,
      versions: await versionsOf(packages),
    }));
    return { users: plan.users, rows, measured: await Promise.all(measured), absent };
  } finally {
    for (const { subject } of running) await subject.stop();
  }
}
