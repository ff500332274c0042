import { randomBytes } from 'node:crypto';
import { lendDatabase } from '@wugan/postgres';
import type {} from '@wugan/postgres/vitest';
import { sandboxAppId, sandboxAppSecret, startSandbox } from '@wugan/wechat-sandbox';
import { buildApp } from '../app.ts';
import type { Config } from '../config/config.ts';
import { parseConfig } from '../config/parse-config.ts';
import { migrate } from '../data/migrate.ts';
import { openDatabase } from '../data/open-database.ts';

export interface TestAppOptions {
  /** A server to lend a database from: `inject('postgresUrl')` under @wugan/postgres/vitest. */
  readonly postgresUrl: string;
  /** Environment variables as an operator would set them: `{ ACCESS_TOKEN_TTL: '2s' }`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Another app's database and sandbox: a second replica, or the same server after a restart. */
  readonly beside?: Pick<TestApp, 'databaseUrl' | 'sandboxUrl' | 'config'>;
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
  readonly config: Config;
  /** Every request answered so far, the oldest first. */
  readonly requests: readonly SeenRequest[];
  /** How many answered requests had this method and path, given as `POST /api/v1/auth/refresh`. */
  count(request: string): number;
  /** Every log line so far, at level trace. */
  readonly logLines: readonly string[];
  /** A code of `wx.login` for a sandbox user, who is made by being named. */
  code(user: string): Promise<string>;
  /** Stops the server; what it started, and nobody else's database or sandbox, goes with it. */
  close(): Promise<void>;
}

/** Starts the real app for a test. */
export async function startTestApp(options: TestAppOptions): Promise<TestApp> {
  const { env = {}, beside } = options;
  const lent = beside ? undefined : await lendDatabase(options.postgresUrl);
  const sandbox = beside ? undefined : await startSandbox({ port: 0 });
  const databaseUrl = beside?.databaseUrl ?? lent?.url ?? '';
  const sandboxUrl = beside?.sandboxUrl ?? sandbox?.url ?? '';
  const parsed = parseConfig(
    {
      DATABASE_URL: databaseUrl,
      WECHAT_API_BASE: sandboxUrl,
      WECHAT_APP_ID: sandboxAppId,
      WECHAT_APP_SECRET: sandboxAppSecret,
      ACCESS_TOKEN_SECRET: randomBytes(32).toString('hex'),
      REFRESH_TOKEN_SECRET: randomBytes(32).toString('hex'),
      ...env,
    },
    {
      defaultDataFolder: '',
      developmentSecrets: () => {
        throw new Error('A test app has secrets of its own');
      },
    },
  );
  const config = beside
    ? {
        ...parsed,
        ...(env.ACCESS_TOKEN_SECRET ? {} : { accessSecrets: beside.config.accessSecrets }),
        ...(env.REFRESH_TOKEN_SECRET ? {} : { refreshSecrets: beside.config.refreshSecrets }),
      }
    : parsed;

  await migrate(databaseUrl);
  const database = await openDatabase({
    url: databaseUrl,
    accessTokenLifetime: config.accessLifetime,
  });
  const logLines: string[] = [];
  const stream = { write: (line: string) => void logLines.push(line) };
  const app = await buildApp({ config, database, log: { level: 'trace', stream } });
  const requests: SeenRequest[] = [];
  app.addHook('onResponse', async ({ method, url }, { statusCode }) => {
    requests.push({ method, path: url.split('?', 1)[0] ?? url, status: statusCode });
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });

  return {
    url,
    databaseUrl,
    sandboxUrl,
    config,
    requests,
    count: (request) =>
      requests.filter(({ method, path }) => `${method} ${path}` === request).length,
    logLines,
    code: (user) => askForCode(sandboxUrl, user),
    async close() {
      app.server.closeAllConnections();
      await app.close();
      await database.close();
      await sandbox?.close();
      await lent?.drop();
    },
  };
}

async function askForCode(sandboxUrl: string, user: string): Promise<string> {
  const response = await fetch(`${sandboxUrl}/sandbox/codes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user }),
  });
  const answer: unknown = await response.json();
  const code = typeof answer === 'object' && answer !== null && Reflect.get(answer, 'code');
  if (typeof code !== 'string') throw new Error(`The sandbox gave no code: ${response.status}`);
  return code;
}
