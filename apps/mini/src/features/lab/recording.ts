import type { Session, SessionFact } from '@wugan/session';

/** What a session told while it was listened to. */
export interface Recording {
  readonly facts: readonly SessionFact[];
  /** The time of this moment by the clock of the facts, ms. */
  now(): number;
  stop(): void;
}

/** Listens to a session from now on. */
export function record(session: Pick<Session, 'on'>): Recording {
  const facts: SessionFact[] = [];
  let offset = 0;
  const stop = session.on((fact) => {
    offset = fact.at - Date.now();
    facts.push(fact);
  });
  return { facts, now: () => Date.now() + offset, stop };
}
