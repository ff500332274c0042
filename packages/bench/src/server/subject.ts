import type { Pair } from './pair.ts';

/** A server that is measured, in a process of its own. */
export interface Subject {
  readonly url: string;
  /** What its process has used so far. */
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

/** A server that gives tokens. */
export interface TokenSubject extends Subject {
  /** What somebody gets who has just signed in. */
  signIn(user: string): Promise<Pair>;
}

export interface Usage {
  readonly cpuSeconds: number;
  readonly residentBytes: number;
}
