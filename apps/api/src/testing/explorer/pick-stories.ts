import type { Platform } from '@wugan/shared';
import { type Bounds, explore } from './explore.ts';
import type { Move } from './move.ts';

export interface Stories {
  readonly platform: Platform;
  readonly stories: readonly (readonly Move[])[];
  /** Every kind of move there is within the bounds; each ends one of the stories at least. */
  readonly kinds: ReadonlySet<string>;
}

/** Stories of each kind that are always told: the shortest. */
const ofEachKind = 6;

/**
 * Some of all stories that can happen, always the same: the shortest of each kind of ending, and
 * every so many of the others (`everyNth`), which are longer.
 */
export function pickStories(platform: Platform, bounds: Bounds, everyNth: number): Stories {
  const seen = new Map<string, number>();
  const stories: (readonly Move[])[] = [];
  let count = 0;
  explore(platform, bounds, undefined, (move, story) => {
    const kind = kindOf(move);
    const before = seen.get(kind) ?? 0;
    seen.set(kind, before + 1);
    count += 1;
    if (before < ofEachKind || count % everyNth === 0) stories.push(story());
  });
  return { platform, stories, kinds: new Set(seen.keys()) };
}

/** What a move is like to a server: who, with which proof, and what the table says. */
export function kindOf({ action }: Move): string {
  if (action.kind !== 'refresh') return action.kind;
  const { by, request, verdict } = action;
  return `${by}${request.hasProof ? ' with a proof' : ''}: ${verdict}`;
}
