import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { errorCode } from './error-code.ts';

export interface LendDatabaseOptions {
  /** Name of a database to clone, contents and all; nobody may be connected to it. Absent: an empty one. */
  readonly template?: string;
}

/** A database of one's own on somebody's server. */
export interface LentDatabase {
  readonly url: string;
  readonly name: string;
  /** Removes it, and cuts off whoever is still connected. */
  drop(): Promise<void>;
}

/** Makes a database with a unique name on a server; the user of `serverUrl` must be allowed to (`CREATEDB`). */
export async function lendDatabase(
  serverUrl: string,
  { template }: LendDatabaseOptions = {},
): Promise<LentDatabase> {
  const name = `wugan_lent_${randomBytes(8).toString('hex')}`;
  const from = template === undefined ? '' : ` TEMPLATE ${pg.escapeIdentifier(template)}`;
  await create(serverUrl, `CREATE DATABASE ${name}${from}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    name,
    drop: () => run(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function create(serverUrl: string, statement: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run(serverUrl, statement);
    } catch (error) {
      // 55006: somebody is just leaving the template, or another clone of it is being made.
      const isBusy = errorCode(error) === '55006' && attempt < 50;
      if (!isBusy) throw error;
      await pause(100);
    }
  }
}

async function run(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
