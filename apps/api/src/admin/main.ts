import { createOperator, type Operator } from '../data/operator.ts';
import type { Readiness } from '../data/readiness.ts';
import { readPlaceEnv } from '../env.ts';
import { StartError } from '../start-error.ts';
import { borrowServer } from './borrow-server.ts';
import { carryOut } from './carry-out.ts';
import { formatTable } from './format-table.ts';
import { operatorName } from './operator-name.ts';
import { type Command, parseCommand } from './parse-command.ts';
import { UsageError, usage } from './usage.ts';

async function main(): Promise<void> {
  const { command, json } = parseCommand(process.argv.slice(2), Date.now());
  if (command.name === 'help') return say(usage);
  const server = await borrowServer(readPlaceEnv());
  const operator = createOperator(server.url, operatorName());
  try {
    await run(command, operator, json);
  } finally {
    await operator.close();
    await server.stop();
  }
}

async function run(command: Command, operator: Operator, json: boolean): Promise<void> {
  requireReady(await operator.readiness());
  const outcome = await carryOut(command, operator);
  if (json) return say(JSON.stringify(outcome, undefined, 2));
  say(typeof outcome === 'string' ? outcome : formatTable(outcome));
}

function requireReady(readiness: Readiness): void {
  if (readiness === 'unreachable')
    throw new StartError('The database cannot be reached: check DATABASE_URL, and that it runs.');
  if (readiness === 'unmigrated')
    throw new StartError(
      'The database has not been migrated to this version: start the server once, or run prisma migrate deploy.',
    );
}

function say(text: string): void {
  process.stdout.write(`${text.trimEnd()}\n`);
}

main().catch((error: unknown) => {
  const isTheirs = error instanceof StartError || error instanceof UsageError;
  const text = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${isTheirs ? error.message.trimEnd() : text}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
