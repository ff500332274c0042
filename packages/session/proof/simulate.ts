import { parseArgs } from 'node:util';
import { checkSchedules } from './check-schedules.ts';
import { describeFinding } from './describe-finding.ts';

const { values } = parseArgs({
  // pnpm hands a `--` on to the script.
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    schedules: { type: 'string', default: '100000' },
    seed: { type: 'string' },
    path: { type: 'string' },
  },
});

const schedules = values.path === undefined ? Number(values.schedules) : 1;
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
if (!Number.isInteger(schedules) || schedules < 1 || !Number.isInteger(seed)) {
  throw new Error('usage: simulate [--schedules N] [--seed S [--path P]]');
}

const WIDTH = 30;
const startedAt = performance.now();
let played = 0;

function draw(): void {
  const done = Math.min(1, played / schedules);
  const bar = '█'.repeat(Math.round(done * WIDTH)).padEnd(WIDTH, '░');
  const seconds = (performance.now() - startedAt) / 1000;
  const speed = Math.round(played / seconds);
  process.stderr.write(`\r${bar} ${(done * 100).toFixed(1)} %  ${played} schedules, ${speed}/s `);
}

process.stdout.write(`seed ${seed}, ${schedules} schedules\n`);
const finding = await checkSchedules({
  schedules,
  seed,
  ...(values.path === undefined ? {} : { path: values.path }),
  onPlayed() {
    played += 1;
    // On a terminal it moves; in a log it is a line now and then.
    if (played % (process.stderr.isTTY ? 100 : 50_000) === 0) draw();
  },
});
draw();
process.stdout.write(
  finding.kind === 'none'
    ? `\n${finding.schedules} schedules, no promise broken (seed ${seed})\n`
    : `\n${describeFinding(finding)}\n`,
);
process.exitCode = finding.kind === 'none' ? 0 : 1;
