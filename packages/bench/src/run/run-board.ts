import type { Row } from '../report/board.ts';
import { versionsOf } from '../report/versions.ts';
import type { Outcome, Scenario } from '../scenario/scenario.ts';
import { print } from '../terminal.ts';
import { bundle } from './bundle.ts';
import type { Entrant } from './entrants.ts';
import { runCell } from './run-cell.ts';

/** Plays every scenario with every entrant; what is timed has the machine to itself, at the end. */
export async function runBoard(
  entrants: readonly Entrant[],
  scenarios: readonly Scenario[],
): Promise<Row[]> {
  const bundles = await bundle(entrants);
  const cells = entrants.flatMap((entrant) => scenarios.map((scenario) => ({ entrant, scenario })));
  const outcomes = new Map(entrants.map(({ id }) => [id, new Map<string, Outcome>()]));
  let done = 0;

  const play = async ({ entrant, scenario }: (typeof cells)[number]) => {
    const outcome = await runCell(bundles.child, bundles.systemOf(entrant), scenario.id);
    outcomes.get(entrant.id)?.set(scenario.id, outcome);
    done += 1;
    print(`[${done}/${cells.length}] ${entrant.id}  ${scenario.id}: ${outcome.cell}`);
  };
  await inLanes(
    2,
    cells.filter(({ scenario }) => scenario.time === 'virtual'),
    play,
  );
  await inLanes(
    1,
    cells.filter(({ scenario }) => scenario.time === 'real'),
    play,
  );

  return Promise.all(
    entrants.map(async (entrant) => ({
      entrant,
      versions: await versionsOf(entrant),
      outcomes: outcomes.get(entrant.id) ?? new Map<string, Outcome>(),
    })),
  );
}

async function inLanes<T>(lanes: number, items: T[], play: (item: T) => Promise<void>) {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await play(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
