import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { corsOrigins, type Doors, hasOwnWechatApp, inheritedEnv } from '../env.ts';
import { repository } from '../repository.ts';
import { startApi } from '../start-api.ts';
import type { Starting } from './start-everything.ts';
import { step } from './step.ts';

interface ApiSurroundings {
  readonly doors: Doors;
  readonly databaseUrl: string;
  readonly sandboxUrl: string;
}

/** Starts the API with its log in a file of its own, which each start begins anew. */
export async function startLoggedApi(
  { doors, databaseUrl, sandboxUrl }: ApiSurroundings,
  { closing, onLoss, signal }: Starting,
): Promise<void> {
  const { port } = doors.api;
  const page = doors.h5.port;
  const env = {
    ...inheritedEnv,
    DATABASE_URL: databaseUrl,
    CORS_ORIGINS: corsOrigins ?? `http://localhost:${page},http://127.0.0.1:${page}`,
    ...(hasOwnWechatApp ? {} : { WECHAT_API_BASE: sandboxUrl }),
  };
  mkdirSync(dirname(repository.apiLog), { recursive: true });
  const log = createWriteStream(repository.apiLog);
  const api = await step(`API on :${port}, migrations applied`, () =>
    startApi({ port, env, signal, print: (chunk) => log.write(chunk) }),
  );
  closing.add(api.stop);
  void api.gone.then((how) => {
    onLoss(`The API ${how}. Its last lines:\n${api.logs().slice(-20).join('\n')}`);
  });
}
