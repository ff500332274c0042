import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { TokenAnswer } from '@wugan/shared';
import { call, pairOf, problemOf, type Reply } from './call.ts';
import type { Replicas } from './start-replicas.ts';
import { until } from './until.ts';

/** Somebody who refreshes all the time, each pair with the one before it, at any replica. */
export interface Client {
  readonly address: string;
  readonly pair: TokenAnswer;
  readonly rotations: number;
  /** The code that ended the session; undefined while it lives. */
  readonly endedBy: string | undefined;
}

/** Many of them, all at once. */
export interface Clients {
  readonly each: readonly Client[];
  /** How often a refresh got no answer at all, or one that says to try again: by status, 0 for none. */
  readonly setbacks: ReadonlyMap<number, number>;
  /** Waits until everybody has got `count` pairs more than now. @throws if somebody is signed out meanwhile */
  untilAllRotated(count: number): Promise<void>;
  /** Lets everybody finish the refresh that is under way. */
  stop(): Promise<void>;
}

export interface ClientsOptions {
  /** Milliseconds between a pair and its refresh; default: none. */
  readonly rest?: number;
}

const retryAfter = 20;

/** Signs users in and lets them refresh: as the protocol asks, with one attempt key per pair, until there is an answer. */
export async function startClients(
  target: Replicas,
  count: number,
  { rest = 0 }: ClientsOptions = {},
): Promise<Clients> {
  const setbacks = new Map<number, number>();
  const stopped = new AbortController();
  const each: RunningClient[] = [];
  // A few at a time: the sandbox answers each within the time that WeChat is given.
  while (each.length < count) {
    const next = Array.from({ length: Math.min(10, count - each.length) }, (_, n) =>
      signIn(target, each.length + n, { setbacks, rest, signal: stopped.signal }),
    );
    each.push(...(await Promise.all(next)));
  }
  const running = Promise.all(each.map((client) => client.run()));
  return {
    each,
    setbacks,
    async untilAllRotated(more) {
      const goals = each.map(({ rotations }) => rotations + more);
      await until(() => {
        const ended = each.find(({ endedBy }) => endedBy !== undefined);
        if (ended) throw new Error(`A client was signed out: ${ended.endedBy}`);
        return each.every(({ rotations }, index) => rotations >= (goals[index] ?? 0));
      }, 60_000);
    },
    async stop() {
      stopped.abort();
      await running;
    },
  };
}

interface RunningClient {
  readonly address: string;
  pair: TokenAnswer;
  rotations: number;
  endedBy: string | undefined;
  /** Refreshes until it is stopped, or signed out. */
  run(): Promise<void>;
}

interface Surroundings {
  readonly setbacks: Map<number, number>;
  readonly rest: number;
  readonly signal: AbortSignal;
}

async function signIn(
  target: Replicas,
  index: number,
  { setbacks, rest, signal }: Surroundings,
): Promise<RunningClient> {
  const address = `10.0.${index >> 8}.${index & 255}`;
  const headers = { 'x-forwarded-for': address };
  const { urls } = target;
  let turn = index;
  // As a proxy that goes on to the next replica, whether or not the last one answered.
  const nextUrl = () => urls[turn++ % urls.length] ?? '';
  const body = { code: await target.code(`user ${index}`) };
  const client: RunningClient = {
    address,
    pair: pairOf(await call({ url: nextUrl() }, '/auth/login', { body, headers })),
    rotations: 0,
    endedBy: undefined,
    run,
  };

  async function run(): Promise<void> {
    while (!signal.aborted && client.endedBy === undefined) {
      const reply = await refreshUntilAnswered(client.pair.refreshToken);
      if (reply?.status === 200) {
        client.pair = pairOf(reply);
        client.rotations += 1;
        if (rest > 0) await pause(rest);
      } else if (reply) client.endedBy = problemOf(reply).code;
    }
  }

  /** Undefined if it was stopped meanwhile. */
  async function refreshUntilAnswered(refreshToken: string): Promise<Reply | undefined> {
    const attempt = randomBytes(16).toString('hex');
    while (!signal.aborted) {
      const reply = await call({ url: nextUrl() }, '/auth/refresh', {
        body: { refreshToken, attempt },
        headers,
      }).catch(() => undefined);
      if (reply?.status === 200 || reply?.status === 401) return reply;
      const status = reply?.status ?? 0;
      setbacks.set(status, (setbacks.get(status) ?? 0) + 1);
      await pause(retryAfter);
    }
    return undefined;
  }

  return client;
}
