import type { Credential, Session, SessionFact } from '@wugan/session';
import { linkFrame, linkParent } from '../../platform/frame-link.ts';
import type { RefreshLine } from '../../refresh-line.ts';
import { type Burst, fireBurst } from './fire-burst.ts';
import { record } from './recording.ts';

/** What one tab asks of the other, and is told. */
interface Order {
  readonly count: number;
  readonly spoiled: Pick<Credential, 'epoch' | 'generation'>;
}

interface Report {
  readonly facts: readonly SessionFact[];
  /** How many refreshes it has sent. */
  readonly refreshes: number;
}

/** The same app once more, beside this one: the same storage, the same locks, a session of its own. */
export interface SecondTab {
  fire(order: Order): Promise<Report>;
  close(): void;
}

/** Opens it, in a frame that is not shown; resolves once it is ready to fire. */
export async function openSecondTab(): Promise<SecondTab> {
  const { ask, close } = await linkFrame<Order, Report>('#/pages/lab/index');
  return { fire: ask, close };
}

interface Crew extends Pick<Burst, 'ask' | 'isRejected'> {
  readonly session: Session;
  readonly line: RefreshLine;
}

/** The other side: where this app is the second tab it fires when it is told to, and reports. */
export function serveAsSecondTab({ session, line, ask, isRejected }: Crew): () => void {
  return linkParent<Order, Report>(async (order) => {
    const before = line.refreshes();
    const recording = record(session);
    await fireBurst({ session, ask, isRejected, ...order });
    await Promise.resolve();
    recording.stop();
    return { facts: recording.facts, refreshes: line.refreshes() - before };
  });
}

/**
 * The facts of two tabs as those of one: calls have numbers of their own, and a refresh that only
 * waited for the other tab's is none.
 */
export function mergeFacts(
  own: readonly SessionFact[],
  other: readonly SessionFact[],
  sent: { readonly own: number; readonly other: number },
): SessionFact[] {
  const apart = 1_000_000;
  const moved = other.map((fact) => ('call' in fact ? { ...fact, call: fact.call + apart } : fact));
  const seen = (facts: readonly SessionFact[], count: number) =>
    facts.filter(({ type }) => count > 0 || type !== 'refresh-started');
  return [...seen(own, sent.own), ...seen(moved, sent.other)].sort((a, b) => a.at - b.at);
}
