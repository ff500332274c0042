import type { Position } from '../src/core/credential.ts';
import type { Session, SessionState } from '../src/core/index.ts';
import type { Device } from './device.ts';
import type { Nature } from './nature.ts';
import type { Process } from './process.ts';
import type { Setting } from './schedule.ts';
import type { StrictServer } from './strict-server.ts';

/** Which pair of which session, as one word. */
export function nameOf({ epoch, generation, sessionId }: Position): string {
  return `${sessionId}.${epoch}.${generation}`;
}

/** What is known of one process. */
export interface ProcessHistory {
  /** The newest pair of each session that it has read from the store. */
  readonly known: Map<string, Position>;
  /** Read in this step: known from the next one on. */
  learnt: Position[];
  /** Pairs that an answer said were not accepted. */
  readonly rejected: Set<string>;
  /** Sessions that ended in it. */
  readonly over: Set<string>;
  /** Flights that a sign-out, a switch or a verdict has cut off. */
  readonly cutOff: Set<number>;
  readonly grants: { readonly flight: number; readonly token: string }[];
  readonly revoked: Set<string>;
  /** Sessions of which it has revoked a pair in this step. */
  justRevoked: string[];
  /** The flight that the lock was given to last. */
  turnFor: number;
  hasSignedOut: boolean;
  /** A key could not be made: what was granted then is lost without anybody's fault. */
  hasLostKey: boolean;
  /** Never the same number twice. */
  nextNumber(): number;
}

/** What happened so far, and what of it must never have happened. */
export interface History {
  readonly setting: Setting;
  readonly nature: Nature;
  readonly server: StrictServer;
  readonly device: Device;
  readonly violations: Set<string>;
  blame(what: string): void;
  of(process: Process): ProcessHistory;
  /** What the session in a process shows; undefined before there is one. */
  stateOf(process: Process): SessionState | undefined;
  readonly sessions: Map<Process, Session>;
  /** Every pair that was ever in the store. */
  readonly everStored: Set<string>;
  readonly refreshing: Set<{
    readonly process: Process;
    readonly sessionId: string;
    readonly hasTurn: boolean;
  }>;
  /** Sessions that somebody here has ended, or that a server has given away and nobody wanted. */
  readonly overSomewhere: Set<string>;
  /** Sessions that a sign-in has obtained. */
  readonly obtained: Set<string>;
  /** Sessions whose record a person has removed from the store: to other tabs that is a sign-out. */
  readonly cleared: Set<string>;
  /** The newest record of a session that a person has put nonsense in the place of, until it is there again. */
  readonly spoilt: Map<string, Position>;
  /** Sessions refreshed meanwhile: nobody could know of the record (docs/proof.md has what that excuses). */
  readonly misled: Set<string>;
}

type Known = Pick<History, 'setting' | 'nature' | 'server' | 'device'>;

export function createHistory(known: Known): History {
  const processes = new Map<Process, ProcessHistory>();
  const sessions = new Map<Process, Session>();
  const violations = new Set<string>();
  let lives = 0;

  const history: History = {
    ...known,
    violations,
    blame(what) {
      known.nature.tell(() => `VIOLATED: ${what}`);
      violations.add(what);
    },
    of(process) {
      let mine = processes.get(process);
      if (mine === undefined) {
        lives += 1;
        let numbers = lives * 1_000;
        mine = {
          known: new Map(),
          learnt: [],
          rejected: new Set(),
          over: new Set(),
          cutOff: new Set(),
          grants: [],
          revoked: new Set(),
          justRevoked: [],
          turnFor: 0,
          hasSignedOut: false,
          hasLostKey: false,
          nextNumber() {
            numbers += 1;
            return numbers;
          },
        };
        processes.set(process, mine);
      }
      return mine;
    },
    sessions,
    stateOf: (process) => sessions.get(process)?.state(),
    everStored: new Set(),
    refreshing: new Set(),
    overSomewhere: new Set(),
    obtained: new Set(),
    cleared: new Set(),
    spoilt: new Map(),
    misled: new Set(),
  };
  return history;
}
