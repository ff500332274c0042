import pg from 'pg';

/** Runs one statement on a connection of its own and returns the first column of each row as text. */
export async function query(url: string, statement: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  // Being cut off rejects the query; without a listener it would end our process, too.
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<string[]>({ text: statement, rowMode: 'array' });
    return rows.map((row) => String(row[0]));
  } finally {
    await client.end();
  }
}
