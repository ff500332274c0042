import './load-env-file.ts';
import { createClosing } from './closing.ts';
import { outliveTerminal, say } from './everything/say.ts';
import { startEverything } from './everything/start-everything.ts';
import { watchLaunchers } from './everything/watch-launchers.ts';

const closing = createClosing();
const aborting = new AbortController();
let isStopping = false;
let stoppedAt = 0;

/** Stops everything and ends with this exit code; the first caller decides. */
async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  process.exitCode = code;
  aborting.abort();
  await starting.catch(() => {});
  await closing.closeAll().catch((error: unknown) => fail(error));
  if (code === 0) say('Everything is stopped.');
  process.exit();
}

function fail(error: unknown): void {
  process.exitCode = 1;
  say(`\n${error instanceof Error ? error.message : String(error)}`);
}

outliveTerminal();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // One Ctrl-C comes twice: from the terminal, and passed on by pnpm.
    if (isStopping && Date.now() - stoppedAt < 700) return;
    if (isStopping) {
      say('Forced: the next start takes over what is left.');
      process.exit(130);
    }
    stoppedAt = Date.now();
    say('\nStopping (again to force) …');
    void stop(0);
  });
}

void watchLaunchers(() => void stop(1));
const starting = startEverything({
  closing,
  signal: aborting.signal,
  onLoss: (report) => {
    if (isStopping) return;
    fail(report);
    void stop(1);
  },
});
starting.catch((error: unknown) => {
  if (isStopping) return;
  fail(error);
  void stop(1);
});
