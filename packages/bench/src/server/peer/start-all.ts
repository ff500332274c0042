import type { Started } from '../stops.ts';
import type { Subject } from '../subject.ts';
import { type Entrant, peerEntrant } from './entrant.ts';
import type { Peer } from './peers.ts';

interface Ways {
  install(): Promise<void>;
  start(peer: Peer): Promise<Subject>;
  /** Is told of each as it starts: it has a database by then. */
  readonly started: Started;
}

/** Those that can be had, and `failed` hears of each that cannot. */
export async function startAll(
  peers: readonly Peer[],
  { install, start, started }: Ways,
  failed: (name: string, error: unknown) => void,
): Promise<Entrant[]> {
  const running: Entrant[] = [];
  try {
    await install();
  } catch (error) {
    for (const { name } of peers) failed(name, error);
    return running;
  }
  for (const peer of peers)
    try {
      running.push(peerEntrant(peer, await started(start(peer))));
    } catch (error) {
      failed(peer.name, error);
    }
  return running;
}
