import { fileURLToPath } from 'node:url';
import {
  createFaultProxy,
  type FaultProxy,
  findFreePort,
  serveH5,
  startStack,
} from '@wugan/dev-stack';
import { inject } from 'vitest';

/** The folder of the built page. */
export const builtH5 = fileURLToPath(new URL('../../dist/h5', import.meta.url));

/** The built page on a port of its own, and everything behind it. */
export interface Stage {
  /** The address of the page. */
  readonly home: string;
  /** Between the page and the API: it counts, and it does harm when told to. */
  readonly proxy: FaultProxy;
  readonly sandboxUrl: string;
  /** What the page must know of its servers, as `config.js` tells it. */
  readonly settings: { readonly apiUrl: string; readonly sandboxUrl: string };
  stop(): Promise<void>;
}

/** Serves `dist/h5` as it was built, against a real API (with `env` on top) and the sandbox. */
export async function startStage(env: Readonly<Record<string, string>> = {}): Promise<Stage> {
  const port = await findFreePort();
  const home = `http://127.0.0.1:${port}`;
  const stack = await startStack({
    databaseUrl: inject('postgresUrl'),
    env: { CORS_ORIGINS: home, ...env },
  });
  const { sandboxUrl } = stack;
  const proxy = await createFaultProxy({ target: stack.apiUrl });
  const settings = { apiUrl: `${proxy.url}/api/v1`, sandboxUrl };
  try {
    const close = await serveH5({ folder: builtH5, port, settings });
    const stop = () => stopAll(close, proxy.close, stack.stop);
    return { home, proxy, sandboxUrl, settings, stop };
  } catch (error) {
    await stopAll(proxy.close, stack.stop);
    throw error;
  }
}

async function stopAll(...stops: readonly (() => Promise<void>)[]): Promise<void> {
  for (const stop of stops) await stop();
}
