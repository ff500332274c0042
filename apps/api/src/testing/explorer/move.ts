import type { Answer, ModelRow, Place, Request, World } from './world.ts';

/** Who asks. */
export type Asker = 'owner' | 'thief';

/** What a move does to the server and its database, so that it can be done to real ones. */
export type Action =
  /** Only the wire, or a client, changes. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'refresh';
      readonly by: Asker;
      readonly request: Request;
      readonly says: Answer['says'];
      /** Which row of the protocol's table decided, and which kind of proof. */
      readonly verdict: string;
    }
  /** A call with the access token of the newest pair. */
  | { readonly kind: 'use'; readonly place: Place }
  /** Deadlines and grace are over. */
  | { readonly kind: 'time passes' }
  /** The row is again what it was before the last write. */
  | { readonly kind: 'commit lost'; readonly row: ModelRow };

/** One thing that can happen next. */
export interface Move {
  readonly name: string;
  readonly action: Action;
  readonly world: World;
}

/** Who was given a pair in this move, for which request; undefined where nobody was. */
export function servedBy({ action }: Move) {
  if (action.kind !== 'refresh' || typeof action.says === 'string') return undefined;
  return { to: action.by, request: action.request, pair: action.says };
}
