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
  const told = toldToStop();
  const config = readEnv();
  // Not broken off: nobody could stop a PostgreSQL that is only half started.
  const server = await requireServer(config);
  process.once('exit', server.kill);
  try {
    // Told before it listens, it has served nobody, and what it is at need not be done.
    const finish = await Promise.race([serve(config, server), told]);
    await Promise.race([told, server.lost.then(failLost)]);
    const lastResort = setTimeout(() => fail(new StartError(leftBehind)), stopTime);
    await finish?.();
    await server.stop();
    clearTimeout(lastResort);
    // Connections that a database does not close would keep the process.
    process.exit(0);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Told again, it goes on stopping: where pnpm runs the server one Ctrl-C arrives twice. */
function toldToStop(): Promise<undefined> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => resolve(undefined));
  });
}

/** Serves until what it answers with is called: that finishes what is under way. */
async function serve(config: Config, server: Server): Promise<() => Promise<void>> {
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

  return async () => {
    const cutOff = setTimeout(() => app.server.closeAllConnections(), drainTime);
    await app.close();
    clearTimeout(cutOff);
    await database.close();
  };
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

function failLost(lastLines: string): never {
  throw new Error(`PostgreSQL has stopped:\n${lastLines}`);
}

function fail(error: unknown): never {
  const text = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${error instanceof StartError ? error.message : text}\n`);
  process.exit(1);
}

main().catch(fail);
