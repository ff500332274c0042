import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { startPostgres } from '@wugan/postgres';
import { startSandbox } from '@wugan/wechat-sandbox';
import type { Closing } from '../closing.ts';
import { corsOrigins, databaseUrl, hasOwnWechatApp, inheritedEnv, readDoors } from '../env.ts';
import { repository } from '../repository.ts';
import { startApi } from '../start-api.ts';
import { banner } from './banner.ts';
import { buildApps } from './build-apps.ts';
import { requireFreeDoors } from './require-free-doors.ts';
import { say } from './say.ts';
import { serveH5 } from './serve-h5.ts';
import { step } from './step.ts';

export interface Starting {
  /** Gets everything that is to be closed at the end, as it opens. */
  readonly closing: Closing;
  /** Told once if a part dies by itself: one sentence and its last lines. */
  readonly onLoss: (report: string) => void;
  readonly signal: AbortSignal;
}

/** Starts database, sandbox, API and H5 preview, in this order, and says how it goes. */
export async function startEverything({ closing, onLoss, signal }: Starting): Promise<void> {
  const doors = readDoors();
  await requireFreeDoors(Object.values(doors));
  mkdirSync(dirname(repository.apiLog), { recursive: true });

  say('Building what is not built yet (the first time takes a minute or two) …');
  await step('API and H5 page are built', () => buildApps(signal));

  const database = databaseUrl ?? (await embedded({ closing, onLoss, signal }));
  const sandbox = await step(`WeChat sandbox on :${doors.sandbox.port}`, () =>
    startSandbox({ port: doors.sandbox.port }),
  );
  closing.add(sandbox.close);
  signal.throwIfAborted();

  const api = await step(`API on :${doors.api.port}, migrations applied`, async () => {
    const log = createWriteStream(repository.apiLog);
    return startApi({
      port: doors.api.port,
      signal,
      print: (chunk) => log.write(chunk),
      env: {
        ...inheritedEnv,
        DATABASE_URL: database,
        CORS_ORIGINS: corsOrigins ?? origins(doors.h5.port),
        ...(hasOwnWechatApp ? {} : { WECHAT_API_BASE: sandbox.url }),
      },
    });
  });
  closing.add(api.stop);
  void api.gone.then((how) => onLoss(`The API ${how}. Its last lines:\n${end(api.logs())}`));
  signal.throwIfAborted();

  const apiUrl = `http://localhost:${doors.api.port}`;
  const sandboxUrl = `http://localhost:${doors.sandbox.port}`;
  const settings = { apiUrl: `${apiUrl}/api/v1`, sandboxUrl };
  closing.add(
    await step(`H5 preview on :${doors.h5.port}`, () =>
      serveH5({ folder: repository.h5, port: doors.h5.port, settings }),
    ),
  );
  say(
    banner({
      h5: `http://localhost:${doors.h5.port}`,
      api: apiUrl,
      sandbox: hasOwnWechatApp ? 'the real one (WECHAT_APP_ID)' : `${sandboxUrl} (sandbox)`,
      database: databaseUrl ? 'yours (DATABASE_URL)' : repository.postgres,
      apiLog: repository.apiLog,
    }),
  );
}

async function embedded({ closing, onLoss }: Starting): Promise<string> {
  const postgres = await step('PostgreSQL', () =>
    startPostgres({ folder: repository.postgres, log: (line) => say(`           ${line}`) }),
  );
  closing.add(postgres.stop);
  void postgres.lost.then((log) => onLoss(`PostgreSQL went away. Its last lines:\n${log}`));
  return postgres.url;
}

const origins = (port: number) => `http://localhost:${port},http://127.0.0.1:${port}`;

const end = (lines: readonly string[]) => lines.slice(-20).join('\n');
