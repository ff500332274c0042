/** How the world around the sessions is set up. */
export interface Setting {
  /** How many contexts (tabs) share the one store. */
  readonly tabs: 1 | 2;
  readonly hasLock: boolean;
  /** Whether the owner can be proved silently; where not, a seeming theft ends the session. */
  readonly hasProof: boolean;
  /** Seconds that an access token lives. */
  readonly accessLife: number;
  /** Device clock minus the server's, ms. */
  readonly skew: number;
  /** Whether the storage always does what it is asked, at once where tabs share it. */
  readonly isStoreSound: boolean;
  readonly maxParked: number;
  /** Whether answers say which epoch and generation their pair has. */
  readonly isNumbered: boolean;
  /** What a listener does when it hears that a pair was granted, or that a session ended. */
  readonly listener: 'listens' | 'throws' | 'calls' | 'signs out';
}

/** What people, servers and devices may do at any time. */
export type Deed =
  | 'call'
  | 'call and give up'
  | 'expire'
  | 'sign out'
  | 'sign in as another'
  | 'crash'
  | 'hide'
  | 'show'
  | 'retry now'
  | 'clear the storage'
  | 'spoil the storage';

export interface Step {
  /** Milliseconds after the first sign-in. */
  readonly at: number;
  readonly tab: 0 | 1;
  readonly deed: Deed;
  /** For a crash: how many port steps later it comes. For a call that is given up: when, ms. */
  readonly more: number;
}

/** All that decides what happens: the same schedule gives the same story. */
export interface Schedule {
  readonly setting: Setting;
  readonly steps: readonly Step[];
  /** Delays and fates, in [0, 1000), used one after another; 0 is fast and well. */
  readonly luck: readonly number[];
}
