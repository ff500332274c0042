import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type Platform, paths, type TokenAnswer } from '@wugan/shared';
import { call, pairOf, problemOf, type Reply, refresh, signIn } from '../call.ts';
import type { TestApp } from '../start-test-app.ts';
import { until } from '../until.ts';
import type { Action, Move } from './move.ts';
import { expectedRow, type RealSessions, seenRow } from './real-session.ts';
import type { Answer, Place } from './world.ts';

/** Seconds; long enough that no busy machine lets it pass by itself. */
export const replayGrace = 3_600;

type ServerAction = Exclude<Action, { kind: 'none' }>;

export interface Stage {
  /** Clients meet the second one once the database has forgotten a commit that the first remembers. */
  readonly replicas: readonly [TestApp, TestApp];
  readonly sessions: RealSessions;
}

/**
 * Tells one story to real servers: every request over HTTP, every row in PostgreSQL.
 *
 * @returns what was other than in the model; undefined if nothing was.
 */
export async function replay(
  { replicas, sessions }: Stage,
  platform: Platform,
  story: readonly Move[],
  name: string,
): Promise<string | undefined> {
  const [first, second] = replicas;
  const attemptOf = (attempt: string) =>
    createHash('sha256').update(`${name} ${attempt}`).digest('base64url').slice(0, 32);
  const signedIn = await signIn(first, `owner of ${name}`, { device: { platform } });
  const { id } = signedIn.session;
  await sessions.age(id, 2 * replayGrace);
  const pairs = new Map<string, TokenAnswer>([[keyOf({ epoch: 0, generation: 0 }), signedIn]]);
  let app = first;
  let row = await sessions.read(id);
  /** What it was before it was last written. */
  let before = row;

  const pairAt = (place: Place) => {
    const pair = pairs.get(keyOf(place));
    if (!pair) throw new Error(`${name} uses a pair that was never given: ${keyOf(place)}`);
    return pair;
  };

  async function act(action: ServerAction): Promise<string | undefined> {
    switch (action.kind) {
      case 'time passes':
        return void (await sessions.age(id, 2 * replayGrace));
      case 'commit lost':
        app = second;
        return void (await sessions.restore(before));
      case 'use': {
        const { status } = await call(app, paths.me, { token: pairAt(action.place).accessToken });
        if (status !== 200) return `a call was answered ${status}`;
        await until(async () => (await sessions.read(id)).acknowledged_at !== null);
        return undefined;
      }
      case 'refresh': {
        const { record, hasProof } = action.request;
        const user = action.by === 'owner' ? `owner of ${name}` : `thief of ${name}`;
        const reply = await refresh(app, {
          refreshToken: pairAt(record).refreshToken,
          attempt: attemptOf(record.attempt),
          ...(hasProof ? { proof: { code: await app.code(user) } } : {}),
        });
        const says = readSays(reply);
        if (typeof says !== 'string') pairs.set(keyOf(says), pairOf(reply));
        if (isDeepStrictEqual(says, action.says)) return undefined;
        return `${action.verdict}: ${JSON.stringify(says)} and not ${JSON.stringify(action.says)}`;
      }
    }
  }

  for (const [index, { name: step, action, world }] of story.entries()) {
    if (action.kind === 'none') continue;
    const wrong = await act(action);
    const now = await sessions.read(id);
    const hasWritten = action.kind === 'use' || action.kind === 'refresh';
    if (hasWritten && !isDeepStrictEqual(now, row)) before = row;
    row = now;
    const seen = seenRow(row, replayGrace * 1000);
    const expected = expectedRow(world.row, attemptOf);
    const told = `${story.slice(0, index).map(({ name }) => name)} → ${step}`;
    if (wrong !== undefined) return `${told}: ${wrong}`;
    if (!isDeepStrictEqual(seen, expected))
      return `${told}: the row is ${JSON.stringify(seen)} and not ${JSON.stringify(expected)}`;
  }
  return undefined;
}

function readSays(reply: Reply): Answer['says'] {
  if (reply.status === 200) {
    const { epoch, generation } = pairOf(reply).session;
    return { epoch, generation };
  }
  const { code, next } = problemOf(reply);
  if (next === 'prove') return 'prove';
  if (next === 'sign_in') return 'sign in';
  throw new Error(`A refresh was answered ${code}`);
}

function keyOf({ epoch, generation }: Place): string {
  return `${epoch}.${generation}`;
}
