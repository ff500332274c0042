import type { Nature } from '../nature.ts';

interface Message {
  readonly what: string;
  readonly carried: unknown;
  readonly arrive: () => void;
}

/** What else than well one exchange may go; the explorer tries each of them everywhere, once in all. */
export type Fault = string;

export interface ControlledNature extends Nature {
  /** Lets one thing happen: any message, chosen; the next timer only where nothing is under way. False at the end. */
  step(choose: (width: number) => number): boolean;
  /** From now on `pick` is a choice, too, of these faults, so many times. */
  allow(faults: readonly Fault[], most: number, choose: (width: number) => number): void;
  /** All that decides what can happen from here on, as far as it is under way or was heard. */
  memory(): string;
}

/** A nature in which nothing happens by itself: each step is chosen by whoever explores. */
export function createControlledNature(story?: string[]): ControlledNature {
  const messages: Message[] = [];
  const timers: { due: number; task: () => void }[] = [];
  const heard: string[] = [];
  let time = 0;
  let faults: readonly Fault[] = [];
  let faultsLeft = 0;
  let chooseFault = (_: number) => 0;

  const nature: ControlledNature = {
    now: () => time,
    after(ms, task) {
      const timer = { due: time + ms, task };
      timers.push(timer);
      return () => {
        const index = timers.indexOf(timer);
        if (index >= 0) timers.splice(index, 1);
      };
    },
    send(what, arrive, carried = null) {
      // A request reaches the server at once, and nobody waits for the answer to a sign-out.
      if (/( arrives|sign-out is answered)$/.test(what)) return arrive();
      messages.push({ what, arrive, carried });
    },
    soon: (what, arrive) => nature.send(what, arrive),
    pick(what, outcomes) {
      const possible = faultsLeft > 0 ? outcomes.filter((outcome) => faults.includes(outcome)) : [];
      if (possible.length === 0) return outcomes[0];
      const index = chooseFault(possible.length + 1);
      const fault = possible[index - 1];
      if (fault === undefined) return outcomes[0];
      faultsLeft -= 1;
      nature.tell(() => `${what}: ${fault}`);
      return fault;
    },
    hear(tab, what, value) {
      heard.push(`${tab} ${time} ${what} ${JSON.stringify(value)}`);
    },
    tell: (line) => story?.push(`${time} ms  ${line()}`),
    allow(allowed, most, choose) {
      faults = allowed;
      faultsLeft = most;
      chooseFault = choose;
    },
    step(choose) {
      if (messages.length > 0) {
        const [message] = messages.splice(choose(messages.length), 1);
        message?.arrive();
        return true;
      }
      const next = timers.reduce<(typeof timers)[number] | undefined>(
        (first, timer) => (first === undefined || timer.due < first.due ? timer : first),
        undefined,
      );
      if (next === undefined) return false;
      timers.splice(timers.indexOf(next), 1);
      time = Math.max(time, next.due);
      next.task();
      return true;
    },
    memory() {
      const underWay = messages.map(({ carried, what }) => `${what} ${JSON.stringify(carried)}`);
      const due = timers.map((timer) => timer.due).sort((a, b) => a - b);
      return JSON.stringify([time, faultsLeft, underWay.sort(), due, [...heard].sort()]);
    },
  };
  return nature;
}
