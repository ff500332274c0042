import { chooseMutants } from '@wugan/mutants';
import { startTemporaryPostgres } from '@wugan/postgres';
import { type ApiMutant, testOf } from './mutants/api-mutant.ts';
import { mutants } from './mutants/list.ts';
import { tryMutant, tryUnbroken } from './mutants/try-tests.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function main(databaseUrl: string): Promise<boolean> {
  const chosen = chooseMutants(mutants, process.argv.slice(2));
  const red = await tryUnbroken(chosen, databaseUrl);
  if (red.length > 0) {
    say(['These tests are red with nothing broken, so they show nothing:', ...red].join('\n- '));
    return false;
  }
  say('| mutant | caught by |\n|---|---|');
  let caught = 0;
  for (const mutant of chosen) {
    const by = await tryMutant(mutant, databaseUrl).catch(whyNot);
    if (by !== undefined) caught += 1;
    say(`| ${mutant.name} | ${by === undefined ? '**nothing**' : describe(mutant, by)} |`);
  }
  say(`\n${caught} of ${chosen.length} caught`);
  return caught === chosen.length;
}

function describe(mutant: ApiMutant, test: string): string {
  return `\`${testOf(mutant).file}\`: ${test.replaceAll('|', '\\|')}`;
}

/** A mutant that is no program proves nothing. */
function whyNot(error: unknown): undefined {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
}

const server = await startTemporaryPostgres();
try {
  process.exitCode = (await main(server.url)) ? 0 : 1;
} finally {
  await server.stop();
}
