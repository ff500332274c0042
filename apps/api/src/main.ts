import { buildApp } from './app.ts';
import { ConfigError } from './config/parse-config.ts';
import { migrate } from './data/migrate.ts';
import { openDatabase } from './data/open-database.ts';
import { requireServer } from './data/require-server.ts';
import { readEnv } from './env.ts';

/** Milliseconds that requests under way are given to finish once the process was told to stop. */
const drainTime = 10_000;

async function main(): Promise<void> {
  const config = readEnv();
  const server = await requireServer(config);
  await migrate(server.url);
  const database = await openDatabase({
    url: server.url,
    accessTokenLifetime: config.accessLifetime,
  });
  const app = await buildApp({ config, database });
  const url = await app.listen({
    host: config.host,
    port: config.port,
    listenTextResolver: (address) => `listening on ${address}`,
  });
  say(`Wugan API: ${url}`);

  let stopping: Promise<void> | undefined;
  const stop = async () => {
    const cutOff = setTimeout(() => app.server.closeAllConnections(), drainTime);
    await app.close();
    clearTimeout(cutOff);
    await database.close();
    await server.stop();
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

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(error: unknown): void {
  const isForPeople = error instanceof ConfigError;
  const text = error instanceof Error ? (isForPeople ? error.message : error.stack) : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

main().catch(fail);
