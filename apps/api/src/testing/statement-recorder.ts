import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { vi } from 'vitest';

const Recording = Type.Object({
  /** Each statement once, as the driver was given it. */
  texts: Type.Array(Type.String()),
  /** In order: which text, with which values, and how many rows it answers with or touches; null: any number. */
  runs: Type.Array(
    Type.Object({
      text: Type.Integer(),
      values: Type.Array(Type.Unknown()),
      rows: Type.Union([Type.Integer(), Type.Null()]),
    }),
  ),
});

/** The statements of a version of the server, and what became of them on an empty database. */
export type Recording = Type.Static<typeof Recording>;

/** What the released version asks of the database; see "A release" in CONTRIBUTING.md. */
const file = join(import.meta.dirname, 'released-statements.json');

export async function readReleased(): Promise<Recording> {
  return Value.Parse(Recording, JSON.parse(await readFile(file, 'utf8')));
}

export async function writeReleased(recording: Recording): Promise<void> {
  await writeFile(file, `${JSON.stringify(recording, null, 2)}\n`);
}

interface Run {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Every statement of this process from now on. */
export function recordRuns(): { readonly runs: readonly Run[]; stop(): void } {
  const runs: Run[] = [];
  const query = pg.Client.prototype.query;
  const spy = vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...call: unknown[]
  ) {
    const [asked, given] = call;
    const config = typeof asked === 'object' && asked !== null ? asked : { text: asked };
    const values: unknown = Reflect.get(config, 'values') ?? given;
    const text = String(Reflect.get(config, 'text'));
    runs.push({ text, values: Array.isArray(values) ? values.map(encode) : [] });
    return Reflect.apply(query, this, call);
  });
  return { runs, stop: () => spy.mockRestore() };
}

/** Runs statements one after the other, and answers with how many rows each had. @throws what PostgreSQL says */
export async function runAll(url: string, runs: readonly Run[]): Promise<(number | null)[]> {
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' });
  await client.connect();
  try {
    const rows: (number | null)[] = [];
    for (const { text, values } of runs)
      rows.push((await client.query(text, values.map(decode))).rowCount);
    return rows;
  } finally {
    await client.end();
  }
}

const bytes = 'bytes in hex:';

function encode(value: unknown): unknown {
  return value instanceof Uint8Array ? bytes + Buffer.from(value).toString('hex') : value;
}

function decode(value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith(bytes)) return value;
  return Buffer.from(value.slice(bytes.length), 'hex');
}
