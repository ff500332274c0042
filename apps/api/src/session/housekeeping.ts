import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config/config.ts';
import { type Cleaner, pieceSize } from '../data/cleaner.ts';

const every = 3_600_000;

/** Milliseconds between two pieces: keeping house must not be felt. */
const rest = 100;

type Ages = Pick<Config, 'accessLifetime' | 'idleLifetime' | 'auditLifetime'>;

/** Removes what is of no use any more, now and once an hour until the server closes, a piece at a time. */
export function keepHouse(app: FastifyInstance, cleaner: Cleaner, ages: Ages): void {
  const stopped = new AbortController();
  // A database that is away has nothing to remove; an hour later it may.
  const clean = () => void cleanUp(cleaner, ages, stopped.signal).catch(() => {});
  clean();
  const timer = setInterval(clean, every);
  timer.unref();
  app.addHook('onClose', async () => {
    clearInterval(timer);
    stopped.abort();
  });
}

/** One round. @throws if it is stopped, or the database is away. */
export async function cleanUp(
  cleaner: Cleaner,
  { accessLifetime, idleLifetime, auditLifetime }: Ages,
  signal: AbortSignal,
): Promise<void> {
  const day = 86_400;
  const rounds = [
    // The refresh tokens of such a session have expired by themselves, and its last access token too.
    () => cleaner.sessions(accessLifetime),
    // Once no access token is as old as the ending; twice over, as a replica may have another lifetime.
    () => cleaner.endings(2 * accessLifetime + day),
    // WeChat takes no code after five minutes, and a session that one could give again has run out.
    () => cleaner.codes(Math.max(idleLifetime, 3_600)),
    () => cleaner.auditEvents(auditLifetime),
  ];
  for (const cleanPiece of rounds)
    while ((await cleanPiece()) === pieceSize) await pause(rest, undefined, { signal });
}
