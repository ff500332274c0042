import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { openConnection } from './connection.ts';
import { onDatabase } from './on-database.ts';
import type { Wugan } from './start-wugan.ts';

/** The statement that rotates, as the server sends it: refreshes once while PostgreSQL logs what it is asked. */
export async function readRotateStatement(wugan: Wugan): Promise<string> {
  const { refreshToken } = await wugan.signIn('somebody whose refresh is read');
  return onDatabase(wugan.databaseUrl, async (client) => {
    await logStatements(client, 'all');
    try {
      const connection = await openConnection(wugan.url);
      await connection.send('POST', '/api/v1/auth/refresh', { body: { refreshToken } });
      connection.close();
      return await findInLog(client);
    } finally {
      await logStatements(client, 'none');
    }
  });
}

async function logStatements(client: pg.Client, which: 'all' | 'none'): Promise<void> {
  await client.query(`ALTER SYSTEM SET log_statement = '${which}'`);
  await client.query('SELECT pg_reload_conf()');
  // Every process hears of it by itself.
  await pause(1000);
}

async function findInLog(client: pg.Client): Promise<string> {
  for (let look = 0; look < 50; look += 1) {
    const { rows } = await client.query<{ log: string }>(
      `SELECT pg_read_file('server.log') AS log`,
    );
    const [, statement] = /execute rotate: ([\s\S]*?)\n(?!\t)/.exec(rows[0]?.log ?? '') ?? [];
    if (statement !== undefined) return statement.replaceAll('\n\t', '\n');
    await pause(100);
  }
  throw new Error('PostgreSQL did not log the statement that rotates');
}
