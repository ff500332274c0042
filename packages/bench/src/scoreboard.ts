import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Board, Size } from './report/board.ts';
import { toMarkdown } from './report/markdown.ts';
import { toSvg } from './report/svg.ts';
import { entrants } from './run/entrants.ts';
import { installPeers } from './run/install-peers.ts';
import { runBoard } from './run/run-board.ts';
import { scenarios } from './scenario/scenarios.ts';
import { ours, theirs } from './size/bundles.ts';
import { type Bundled, measureSize } from './size/measure-size.ts';
import { print } from './terminal.ts';

const docs = fileURLToPath(new URL('../../../docs', import.meta.url));

async function sizeOf(bundled: Bundled & { readonly goal?: number }): Promise<Size> {
  const { goal, name } = bundled;
  const bytes = await measureSize(bundled);
  return goal === undefined ? { name, bytes } : { name, bytes, goal };
}

const usage = `pnpm scoreboard [flags]     plays S1 to S7 with every system, and writes docs/scoreboard.md and its picture

  --ours     only the systems that need no package from elsewhere, printed; no page is written
  --help     this`;

/** `pnpm scoreboard`. @throws if a flag means nothing */
async function main(args: readonly string[]): Promise<void> {
  const flag = { type: 'boolean', default: false } as const;
  const options = { ours: flag, help: { ...flag, short: 'h' } };
  const { values } = parseArgs({ args: args.filter((arg) => arg !== '--'), options });
  if (values.help) return print(usage);
  if (values.ours) {
    await runBoard(
      entrants.filter(({ isPeer }) => !isPeer),
      scenarios,
    );
    return;
  }
  await installPeers();
  const rows = await runBoard(entrants, scenarios);
  const sizes = await Promise.all([...ours, ...theirs].map(sizeOf));
  const board: Board = { rows, scenarios, sizes };
  await mkdir(`${docs}/images`, { recursive: true });
  await writeFile(`${docs}/scoreboard.md`, toMarkdown(board));
  await writeFile(`${docs}/images/scoreboard.svg`, toSvg(board));
  print('docs/scoreboard.md and docs/images/scoreboard.svg are written');
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
