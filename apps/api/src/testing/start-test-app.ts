import { randomBytes } from 'node:crypto';
import { lendDatabase } from '@wugan/postgres';
import type {} from '@wugan/postgres/vitest';
import { sandboxAppId, sandboxAppSecret, startSandbox } from '@wugan/wechat-sandbox';
import type { FastifyInstance } from 'fastify';
import { inject } from 'vitest';
import { buildApp } from '../app.ts';
import { parseConfig } from '../config/parse-config.ts';
import { migrate } from '../data/migrate.ts';
import { openDatabase } from '../data/open-database.ts';
import { defaultThresholds, type Thresholds } from '../limits/thresholds.ts';
import { askForCode } from './sandbox.ts';

type Env = Readonly<Record<string, string>>;

export interface TestAppOptions {
  /** Variables as an operator would set them: `{ ACCESS_TOKEN_TTL: '2s' }`. */
  readonly env?: Env;
  /** Shares this app's database, sandbox and secrets: a second replica, or the same server after a restart. */
  readonly beside?: Pick<TestApp, 'env'>;
  /** Limits other than those of production. */
  readonly thresholds?: Partial<Thresholds>;
}

/** One answered request, as the server saw it. */
export interface SeenRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number;
}

/** The real app on a database of its own, listening, with a WeChat sandbox over HTTP. */
export interface TestApp {
  /** Without a trailing slash, and without the API's prefix. */
  readonly url: string;
  readonly databaseUrl: string;
  readonly sandboxUrl: string;
  /** What it was configured with. */
  readonly env: Env;
  /** Every request answered so far, the oldest first. */
  readonly requests: readonly SeenRequest[];
  /** How many requests like `POST /api/v1/auth/refresh` were answered so far. */
  count(request: string): number;
  /** Sends a request past the network. */
  readonly inject: FastifyInstance['inject'];
  /** Every log line so far, at level trace. */
  readonly logLines: readonly string[];
  /** A code of `wx.login` for a sandbox user, who is made by being named. */
  code(user: string): Promise<string>;
  /** Stops the server, with the database and the sandbox if they were started for it. */
  close(): Promise<void>;
}

/** Starts the real app, in a test that has @wugan/postgres/vitest as its global setup. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const surroundings = options.beside ? undefined : await startSurroundings();
  const env = { ...(surroundings?.env ?? options.beside?.env), ...options.env };
  const config = parseConfig(env, {
    defaultDataFolder: '',
    developmentSecrets: () => ({ access: '', refresh: '' }),
  });
  const { databaseUrl = '' } = config;
  const sandboxUrl = config.wechat.apiBase;

  await migrate(databaseUrl);
  const database = await openDatabase({
    url: databaseUrl,
    accessTokenLifetime: config.accessLifetime,
  });
  const logLines: string[] = [];
  const stream = { write: (line: string) => void logLines.push(line) };
  const app = await buildApp({
    config,
    database,
    log: { level: 'trace', stream },
    thresholds: { ...defaultThresholds, ...options.thresholds },
  });
  const requests: SeenRequest[] = [];
  app.addHook('onResponse', async ({ method, url }, { statusCode }) => {
    requests.push({ method, path: url.split('?', 1)[0] ?? url, status: statusCode });
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });

  return {
    url,
    databaseUrl,
    sandboxUrl,
    env,
    requests,
    count: (request) =>
      requests.filter(({ method, path }) => `${method} ${path}` === request).length,
    inject: app.inject.bind(app),
    logLines,
    code: (user) => askForCode(sandboxUrl, user),
    async close() {
      app.server.closeAllConnections();
      await app.close();
      await database.close();
      await surroundings?.close();
    },
  };
}

/** A database and a sandbox, and the environment of a server that uses them. */
async function startSurroundings(): Promise<{ env: Env; close(): Promise<void> }> {
  const database = await lendDatabase(inject('postgresUrl'));
  const sandbox = await startSandbox({ port: 0 });
  const env = {
    DATABASE_URL: database.url,
    WECHAT_API_BASE: sandbox.url,
    WECHAT_APP_ID: sandboxAppId,
    WECHAT_APP_SECRET: sandboxAppSecret,
    ACCESS_TOKEN_SECRET: randomBytes(32).toString('hex'),
    REFRESH_TOKEN_SECRET: randomBytes(32).toString('hex'),
  };
  return {
    env,
    async close() {
      await sandbox.close();
      await database.drop();
    },
  };
}
