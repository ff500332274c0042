import type { Nature } from '../nature.ts';
import { createDeeds, type Deed } from './deeds.ts';
import { createLives, type Life } from './life.ts';
import type { Reductions } from './reductions.ts';
import { createTimers, type Timer } from './timers.ts';
import { createUnderWay, type Message } from './under-way.ts';

/** One thing that may come next. */
export interface Happening {
  readonly what: string;
  /** Whom it happens to. */
  readonly tab: number;
  take(): void;
}

export interface ControlledNature extends Nature {
  /** Does something in a tab: what is asked and timed in the course of it is that tab's. */
  actAs(tab: number, task: () => void): void;
  /** From now on this may be done; the answer takes that back. */
  allow(deed: Deed): () => void;
  /** What may come next: any message; a timer only where nothing is under way; any deed. */
  candidates(): Happening[];
  /** Nothing is under way, and nothing is timed. */
  isQuiet(): boolean;
  /** What is under way now are answers to calls that were made alike. */
  beginAlike(): void;
  /** All that decides what can happen from here on, as far as it is under way or was heard. */
  memory(): unknown;
}

// A request reaches the server at once, and nobody waits for the answer to a sign-out.
const AT_ONCE = / arrives$|sign-out is answered$/;

/** A nature in which nothing happens by itself: each step is chosen by whoever explores. */
export function createControlledNature(reductions: Reductions, story?: string[]): ControlledNature {
  const lives = createLives();
  const timers = createTimers();
  const underWay = createUnderWay(reductions);
  const dead: unknown[] = [];
  const deeds = createDeeds();
  let actor: Life = lives.of(0);
  let time = 0;

  function bury(life: Life): void {
    lives.end(life);
    if (reductions.dead) {
      timers.drop(life);
      underWay.drop(life);
    } else dead.push(life.heard);
  }

  const nature: ControlledNature = {
    now: () => time,
    after(ms, task) {
      if (actor.isOver && reductions.dead) return () => {};
      return timers.add({ due: time + ms, life: actor, task });
    },
    send(what, arrive, carried = null) {
      if (AT_ONCE.test(what)) return arrive();
      const tab = Number(/tab (\d)/.exec(what)?.[1]);
      if (what.endsWith('is opened again')) bury(lives.of(tab));
      underWay.add({ what, life: lives.of(tab), carried, arrive });
    },
    soon: (what, arrive) => nature.send(what, arrive),
    pick: (_, [well]) => well,
    hear(tab, what, value) {
      if (actor.tab !== tab) throw new Error(`tab ${tab} hears in a step of tab ${actor.tab}`);
      actor.heard.push([time, what, value]);
    },
    tell: (line) => story?.push(`${time} ms  ${line()}`),
    actAs(tab, task) {
      actor = lives.of(tab);
      task();
    },
    allow: deeds.add,
    candidates() {
      const accepted = underWay.accepted();
      if (accepted !== undefined) return [deliver(accepted)];
      const next = underWay.isEmpty() ? timers.next().map(elapse) : underWay.next().map(deliver);
      return [...next, ...deeds.next().map(perform)];
    },
    isQuiet: () => underWay.isEmpty() && timers.isEmpty(),
    beginAlike: underWay.beginAlike,
    memory() {
      const heard = lives.living().map((life) => [life.tab, life.heard]);
      return [time, underWay.memory(), timers.memory(), deeds.memory(), heard, dead];
    },
  };

  function happen(what: string, life: Life, task: () => void): Happening {
    return {
      what,
      tab: life.tab,
      take() {
        actor = life;
        task();
      },
    };
  }

  function deliver(message: Message): Happening {
    return happen(message.what, message.life, () => {
      underWay.take(message);
      message.arrive();
    });
  }

  function elapse(timer: Timer): Happening {
    return happen('a timer', timer.life, () => {
      timers.take(timer);
      time = Math.max(time, timer.due);
      timer.life.heard.push([time, 'a timer']);
      timer.task();
    });
  }

  function perform(deed: Deed): Happening {
    return happen(deed.what, lives.of(deed.tab), () => {
      deeds.take(deed);
      deed.task();
    });
  }

  return nature;
}
