import { randomBytes } from 'node:crypto';
import { type Child, findFreePort, startApi } from '@wugan/dev-stack';
import { lendDatabase } from '@wugan/postgres';
import type {} from '@wugan/postgres/vitest';
import { sandboxAppId, sandboxAppSecret, startSandbox } from '@wugan/wechat-sandbox';
import { inject } from 'vitest';
import { askForCode } from './sandbox.ts';

type Env = Readonly<Record<string, string>>;

/** One process of the built server, at the same address through all its lives. */
export interface Replica {
  readonly url: string;
  /** Returns once it is ready. `env` goes on top of what all replicas have. */
  start(env?: Env): Promise<void>;
  /** Asks it to finish (SIGTERM) and waits until it is gone. */
  stop(): Promise<void>;
  /** Ends it as a crash would (SIGKILL). */
  kill(): Promise<void>;
}

/** Three processes that share nothing but a database. */
export interface Replicas {
  readonly replicas: readonly [Replica, Replica, Replica];
  readonly urls: readonly string[];
  readonly databaseUrl: string;
  /** A code of `wx.login` for a sandbox user, who is made by being named. */
  code(user: string): Promise<string>;
  close(): Promise<void>;
}

export interface ReplicasOptions {
  readonly env?: Env;
  /** A database to use; absent: one lent for this test. */
  readonly databaseUrl?: string;
}

/** Starts the built server three times, in a test that has @wugan/postgres/vitest as its global setup. */
export async function startReplicas(options: ReplicasOptions = {}): Promise<Replicas> {
  const lent = options.databaseUrl ? undefined : await lendDatabase(inject('postgresUrl'));
  const databaseUrl = options.databaseUrl ?? lent?.url ?? '';
  const sandbox = await startSandbox({ port: 0 });
  const env = {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    // Each client says which address it has, so that nobody is limited.
    TRUST_PROXY: '1',
    DATABASE_URL: databaseUrl,
    WECHAT_API_BASE: sandbox.url,
    WECHAT_APP_ID: sandboxAppId,
    WECHAT_APP_SECRET: sandboxAppSecret,
    ACCESS_TOKEN_SECRET: randomBytes(32).toString('hex'),
    REFRESH_TOKEN_SECRET: randomBytes(32).toString('hex'),
    ...options.env,
  };
  const replicas = [
    createReplica(await findFreePort(), env),
    createReplica(await findFreePort(), env),
    createReplica(await findFreePort(), env),
  ] as const;
  const close = async () => {
    await Promise.all(replicas.map((replica) => replica.kill()));
    await sandbox.close();
    await lent?.drop();
  };
  try {
    await Promise.all(replicas.map((replica) => replica.start()));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    replicas,
    urls: replicas.map(({ url }) => url),
    databaseUrl,
    code: (user) => askForCode(sandbox.url, user),
    close,
  };
}

function createReplica(port: number, env: Env): Replica {
  let child: Child | undefined;
  const end = async (how: 'stop' | 'kill') => {
    const ending = child;
    child = undefined;
    await ending?.[how]();
  };
  return {
    url: `http://127.0.0.1:${port}`,
    async start(more = {}) {
      child = await startApi({ port, env: { ...env, ...more } });
    },
    stop: () => end('stop'),
    kill: () => end('kill'),
  };
}
