import { fork } from 'node:child_process';
import type { Outcome } from '../scenario/scenario.ts';

/** No system, however stuck, holds up the run for longer, ms. */
const DEADLINE = 60_000;

/** Plays one scenario with one system in a process of its own, which is killed at the deadline. */
export function runCell(
  child: string,
  system: string,
  scenario: string,
  patience = DEADLINE,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const running = fork(child, [system, scenario], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let outcome: Outcome | null = null;
    let complaint = '';
    let isLate = false;
    const deadline = setTimeout(() => {
      isLate = true;
      running.kill('SIGKILL');
    }, patience);

    running.stderr?.on('data', (chunk) => {
      complaint = `${complaint}${chunk}`.slice(-300);
    });
    running.on('message', (message) => {
      if (isOutcome(message)) outcome = message;
    });
    running.on('close', () => {
      clearTimeout(deadline);
      const why = isLate ? `nothing within ${patience / 1_000} s` : `fails: ${complaint.trim()}`;
      resolve(outcome ?? { cell: why, verdict: 'broken' });
    });
  });
}

function isOutcome(message: unknown): message is Outcome {
  return (
    typeof message === 'object' && message !== null && 'cell' in message && 'verdict' in message
  );
}
