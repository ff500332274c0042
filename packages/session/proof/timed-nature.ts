import type { Nature } from './nature.ts';

/** How long things are under way, ms; more often short than long. */
const delays = [1, 3, 10, 40, 150, 400, 1_200, 3_500, 7_000, 16_000, 40_000];

export interface TimedNature extends Nature {
  /** Lets time pass until `end`; `afterEach` looks at the world after each event. */
  run(end: number, afterEach: () => void): Promise<void>;
  /** From now on all goes well, and fast. */
  calm(): void;
}

/** Lets every promise that is ready go on: Node drains them all before the next immediate. */
function drain(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/**
 * Virtual time whose chance is a list of numbers in [0, 1000), used up one by one; what comes after
 * them goes well. The same list gives the same story.
 */
export function createTimedNature(luck: readonly number[], story?: string[]): TimedNature {
  const events: { due: number; task: () => void }[] = [];
  let time = 0;
  let used = 0;
  let isCalm = false;

  function draw(): number {
    if (isCalm) return 0;
    used += 1;
    return luck[used - 1] ?? 0;
  }

  function takeNext(end: number) {
    let best = -1;
    for (const [index, { due }] of events.entries()) {
      const earliest = events[best]?.due ?? Number.POSITIVE_INFINITY;
      if (due <= end && due < earliest) best = index;
    }
    return best < 0 ? undefined : events.splice(best, 1)[0];
  }

  const nature: TimedNature = {
    now: () => time,
    after(ms, task) {
      const event = { due: time + Math.max(0, ms), task };
      events.push(event);
      return () => {
        const index = events.indexOf(event);
        if (index >= 0) events.splice(index, 1);
      };
    },
    send(_, arrive) {
      const delay = delays[Math.floor((draw() / 1000) ** 2 * delays.length)] ?? 1;
      nature.after(delay, arrive);
    },
    soon(_, arrive) {
      nature.after(0, arrive);
    },
    pick(what, outcomes) {
      const drawn = draw();
      const isGood = drawn < 650 || outcomes.length === 1;
      const index = isGood ? 0 : 1 + (drawn % (outcomes.length - 1));
      const outcome = outcomes[index] ?? outcomes[0];
      if (index > 0) nature.tell(() => `${what}: ${outcome}`);
      return outcome;
    },
    hear() {},
    tell(line) {
      story?.push(`${(time / 1000).toFixed(3).padStart(9)} s  ${line()}`);
    },
    calm: () => {
      isCalm = true;
    },
    async run(end, afterEach) {
      await drain();
      for (let event = takeNext(end); event !== undefined; event = takeNext(end)) {
        time = Math.max(time, event.due);
        event.task();
        await drain();
        afterEach();
      }
      time = end;
    },
  };
  return nature;
}
