import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import type { Config } from './config/config.ts';
import { migrate } from './data/migrate.ts';
import { openDatabase } from './data/open-database.ts';
import { requireServer, type Server } from './data/require-server.ts';
import { readEnv } from './env.ts';
import { errorCode, StartError } from './start-error.ts';

/** Milliseconds that requests under way are given to finish once the process was told to stop. */
const drainTime = 8_000;

/** Milliseconds after which nothing of ours is waited for any more, neither an answer nor the database. */
const stopTime = 10_000;

/** Milliseconds for which a stopping server still listens, so that a proxy is rid of its open connections. */
const farewellTime = 1_000;

const leftBehind =
  'Stopped without the database, which does not answer: what it was not told any more is in the log.';

async function main(): Promise<void> {
  const config = readEnv();
  const server = await requireServer(config);
  try {
    await serve(config, server);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function serve(config: Config, server: Server): Promise<void> {
  await migrate(server.url);
  const database = await openDatabase({
    url: server.url,
    accessTokenLifetime: config.accessLifetime,
  });
  const app = await buildApp({ config, database });
  if (!database.isAnnounced())
    app.log.warn('The database refuses LISTEN: endings are looked up, and known within a second.');
  // By now each answer asks to close its connection.
  if (config.isProduction) app.addHook('preClose', () => pause(farewellTime));
  const url = await listen(app, config);
  say(`Wugan API: ${url}`);

  let stopping: Promise<void> | undefined;
  const stop = async () => {
    const cutOff = setTimeout(() => app.server.closeAllConnections(), drainTime);
    const lastResort = setTimeout(() => fail(new StartError(leftBehind)), stopTime);
    await app.close();
    clearTimeout(cutOff);
    await database.close();
    await server.stop();
    clearTimeout(lastResort);
    // Connections that a database does not close would keep the process.
    process.exit(0);
  };
  const stopOnce = () => {
    stopping ??= stop().catch(fail);
  };
  process.once('SIGTERM', stopOnce);
  process.once('SIGINT', stopOnce);
  void server.lost.then((lastLines) => {
    if (!stopping) fail(new Error(`PostgreSQL has stopped:\n${lastLines}`));
  });
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    return await app.listen({ host, port, listenTextResolver: (at) => `listening on ${at}` });
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    if (code === 'EADDRINUSE')
      throw new StartError(`Port ${port} is taken: stop what uses it, or set PORT to another.`);
    throw new StartError(
      `The server cannot listen on ${host}:${port} (${code}): set HOST to an address of this machine, and PORT to one that this user may open.`,
    );
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(error: unknown): never {
  const text = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${error instanceof StartError ? error.message : text}\n`);
  process.exit(1);
}

main().catch(fail);
