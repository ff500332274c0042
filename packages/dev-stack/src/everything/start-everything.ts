import { startSandbox } from '@wugan/wechat-sandbox';
import type { Closing } from '../closing.ts';
import { hasOwnWechatApp, readDoors } from '../env.ts';
import { repository } from '../repository.ts';
import { banner } from './banner.ts';
import { buildApps } from './build-apps.ts';
import { requireFreeDoors } from './require-free-doors.ts';
import { say } from './say.ts';
import { serveH5 } from './serve-h5.ts';
import { startDatabase } from './start-database.ts';
import { startLoggedApi } from './start-logged-api.ts';
import { step } from './step.ts';

export interface Starting {
  /** Gets everything that is to be closed at the end, as it opens. */
  readonly closing: Closing;
  /** Told if a part dies by itself: one sentence and its last lines. */
  readonly onLoss: (report: string) => void;
  /** Ends the start where it is; what is open by then is in `closing`. */
  readonly signal: AbortSignal;
}

/** Starts database, sandbox, API and H5 preview, in this order, and says how it goes. */
export async function startEverything(starting: Starting): Promise<void> {
  const { closing, signal } = starting;
  const doors = readDoors();
  const { api, sandbox, h5 } = doors;
  await requireFreeDoors([api, sandbox, h5]);

  say('Building what is not built yet (the first time takes a minute or two) …');
  await step('API and H5 page are built', () => buildApps(signal));

  const database = await startDatabase(starting);
  signal.throwIfAborted();

  const wechat = await step(`WeChat sandbox on :${sandbox.port}`, () =>
    startSandbox({ port: sandbox.port }),
  );
  closing.add(wechat.close);
  signal.throwIfAborted();

  await startLoggedApi({ doors, databaseUrl: database.url, sandboxUrl: wechat.url }, starting);
  signal.throwIfAborted();

  const at = ({ port }: { port: number }) => `http://localhost:${port}`;
  const settings = { apiUrl: `${at(api)}/api/v1`, sandboxUrl: at(sandbox) };
  const page = await step(`H5 preview on :${h5.port}`, () =>
    serveH5({ folder: repository.h5, port: h5.port, settings }),
  );
  closing.add(page);

  say(
    banner({
      h5: at(h5),
      api: at(api),
      sandbox: hasOwnWechatApp ? 'the real one (WECHAT_APP_ID)' : `${at(sandbox)} (sandbox)`,
      database: database.place,
      apiLog: repository.apiLog,
    }),
  );
}
