import type { World } from '../world/world.ts';

/** One client of one user, with a system's way to stay signed in. */
export interface Subject {
  /** One GET that needs the user. Gives the HTTP status, or rejects as the system does. */
  get(path: string): Promise<number>;
  /** False once the system, or what its documentation has an app do, has signed the user out. */
  isSignedIn(): boolean;
}

/** A system that takes part, and where its documentation says how it is used. */
export interface System {
  /** Which sign makes it refresh. One that only reads the clock is told a lifetime that is over. */
  readonly reactsTo: 'a 401' | 'the clock';
  create(world: World, options: SubjectOptions): Promise<Subject>;
}

export interface SubjectOptions {
  /** The most calls that will wait at once. */
  readonly callers: number;
}
