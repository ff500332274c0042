import { randomBytes } from 'node:crypto';
import { lendDatabase, startTemporaryPostgres } from '@wugan/postgres';
import { sandboxAppId, sandboxAppSecret, startSandbox } from '@wugan/wechat-sandbox';
import { createClosing } from './closing.ts';
import { databaseUrl as databaseUrlFromEnv, inheritedEnv } from './env.ts';
import { findFreePort } from './find-free-port.ts';
import type { Child } from './run-child.ts';
import { startApi } from './start-api.ts';

export interface StackOptions {
  /** For the API, on top of what the stack sets itself: `{ ACCESS_TOKEN_TTL: '2s' }`. */
  readonly env?: Readonly<Record<string, string>>;
  /** A server to lend a database from; absent: the one of DATABASE_URL, or an embedded one just for this stack. */
  readonly databaseUrl?: string;
}

/** The API of a stack, at the same address through all stops and starts. */
export interface StackApi {
  /** The last lines of all its lives. */
  logs(): string[];
  /** Asks it to finish (SIGTERM) and waits until it is gone. */
  stop(): Promise<void>;
  /** Ends it as a crash would (SIGKILL). */
  kill(): Promise<void>;
  start(): Promise<void>;
}

export interface Stack {
  /** Without a path: `http://127.0.0.1:40123`. */
  readonly apiUrl: string;
  readonly sandboxUrl: string;
  /** The database of this stack alone; gone with it. */
  readonly databaseUrl: string;
  readonly api: StackApi;
  stop(): Promise<void>;
}

/** Starts the real API on free ports with a WeChat sandbox and an empty database of its own, for end-to-end tests. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const closing = createClosing();
  try {
    return await assemble(options, closing);
  } catch (error) {
    await closing.closeAll();
    throw error;
  }
}

async function assemble(
  { env = {}, databaseUrl = databaseUrlFromEnv }: StackOptions,
  closing: ReturnType<typeof createClosing>,
): Promise<Stack> {
  let serverUrl = databaseUrl;
  if (serverUrl === undefined) {
    const postgres = await startTemporaryPostgres();
    closing.add(postgres.stop);
    serverUrl = postgres.url;
  }
  const database = await lendDatabase(serverUrl);
  closing.add(database.drop);
  const sandbox = await startSandbox({ port: 0 });
  closing.add(sandbox.close);
  const port = await findFreePort();
  const api = createStackApi(port, {
    ...inheritedEnv,
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    DATABASE_URL: database.url,
    WECHAT_API_BASE: sandbox.url,
    WECHAT_APP_ID: sandboxAppId,
    WECHAT_APP_SECRET: sandboxAppSecret,
    ACCESS_TOKEN_SECRET: randomBytes(32).toString('hex'),
    REFRESH_TOKEN_SECRET: randomBytes(32).toString('hex'),
    ...env,
  });
  closing.add(api.stop);
  await api.start();
  return {
    apiUrl: `http://127.0.0.1:${port}`,
    sandboxUrl: sandbox.url,
    databaseUrl: database.url,
    api,
    stop: closing.closeAll,
  };
}

function createStackApi(port: number, env: NodeJS.ProcessEnv): StackApi {
  const earlier: string[] = [];
  let child: Child | undefined;
  const end = async (how: 'stop' | 'kill') => {
    const ending = child;
    child = undefined;
    await ending?.[how]();
    earlier.push(...(ending?.logs() ?? []));
  };
  return {
    logs: () => [...earlier, ...(child?.logs() ?? [])],
    stop: () => end('stop'),
    kill: () => end('kill'),
    start: async () => {
      if (child) throw new Error('The API is running already.');
      child = await startApi({ port, env });
    },
  };
}
