import type { Platform } from '@wugan/shared';

/** Which pair. */
export interface Place {
  readonly epoch: number;
  readonly generation: number;
}

/** What somebody keeps: a pair, and the attempt key they made when they stored it. */
export interface StoredRecord extends Place {
  readonly attempt: string;
}

/** A session's row, as far as the protocol looks at it. Times are only before or after the grace. */
export interface ModelRow extends Place {
  readonly rotatedBy: string | null;
  readonly acknowledged: 'never' | 'lately' | 'long ago';
  readonly isFrozen: boolean;
  readonly isRevoked: boolean;
  readonly epochIsYoung: boolean;
}

export interface Request {
  readonly record: StoredRecord;
  /** With a sign-in code of whoever sends it. */
  readonly hasProof: boolean;
}

export interface Answer {
  readonly to: StoredRecord;
  /** The pair, or what the client is to do. */
  readonly says: Place | 'prove' | 'sign in';
}

/** Everything that can differ, in one value. */
export interface World {
  readonly platform: Platform;
  readonly row: ModelRow;
  /** What a fail-over would bring back; null where the last commit was a synchronous one. */
  readonly rowBefore: ModelRow | null;
  readonly failOvers: number;
  readonly owner: {
    readonly record: StoredRecord;
    /** A pair rests as long as a request for its parent may still be on its way. */
    readonly isRested: boolean;
    readonly mustProve: boolean;
    readonly isSignedOut: boolean;
  };
  /** On their way, in any order, any number of times. */
  readonly requests: readonly Request[];
  readonly answers: readonly Answer[];
  /** Null: nobody has stolen anything. */
  readonly thief: readonly StoredRecord[] | null;
  /** How many refreshes the owner has completed since the theft; two and more are the same. */
  readonly refreshesSinceTheft: number;
}

export function firstWorld(platform: Platform): World {
  return {
    platform,
    row: {
      epoch: 0,
      generation: 0,
      rotatedBy: null,
      acknowledged: 'never',
      isFrozen: false,
      isRevoked: false,
      epochIsYoung: false,
    },
    rowBefore: null,
    failOvers: 0,
    owner: {
      record: { epoch: 0, generation: 0, attempt: 'owner 0.0' },
      isRested: true,
      mustProve: false,
      isSignedOut: false,
    },
    requests: [],
    answers: [],
    thief: null,
    refreshesSinceTheft: 0,
  };
}

export function isLater(a: Place, b: Place): boolean {
  return a.epoch > b.epoch || (a.epoch === b.epoch && a.generation > b.generation);
}

export function isSame(a: Place, b: Place): boolean {
  return a.epoch === b.epoch && a.generation === b.generation;
}
