/** A server that is measured, in a process of its own. */
export interface Subject {
  readonly url: string;
  /** A refresh token of somebody who has just signed in. */
  signIn(user: string): Promise<string>;
  /** What its process has used so far. */
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

export interface Usage {
  readonly cpuSeconds: number;
  readonly residentBytes: number;
}
