import type { Life } from './life.ts';
import type { Reductions } from './reductions.ts';

export interface Message {
  readonly what: string;
  /** Whom it comes to. */
  readonly life: Life;
  readonly carried: unknown;
  readonly arrive: () => void;
}

/** Messages that have not arrived yet, oldest first. */
export interface UnderWay {
  add(message: Message): void;
  take(message: Message): void;
  drop(life: Life): void;
  isEmpty(): boolean;
  /** One that arrives before anything else happens. */
  accepted(): Message | undefined;
  /** Those of which any may be the next to arrive. */
  next(): readonly Message[];
  /** What is under way now are answers to calls that were made alike. */
  beginAlike(): void;
  memory(): unknown;
}

const CALL_ANSWER = / call \d+ is answered$/;

function isAccepted({ carried, what }: Message): boolean {
  return CALL_ANSWER.test(what) && Object(carried).status === 200;
}

export function createUnderWay(reductions: Reductions): UnderWay {
  let messages: Message[] = [];
  let alike = new Set<Message>();

  function hasElderTwin(message: Message, index: number): boolean {
    if (!alike.has(message)) return false;
    return messages
      .slice(0, index)
      .some((other) => alike.has(other) && other.life === message.life);
  }

  return {
    add: (message) => void messages.push(message),
    take(message) {
      messages = messages.filter((other) => other !== message);
    },
    drop(life) {
      messages = messages.filter((other) => other.life !== life);
    },
    isEmpty: () => messages.length === 0,
    accepted: () => (reductions.accepted ? messages.find(isAccepted) : undefined),
    next: () =>
      reductions.twins
        ? messages.filter((message, index) => !hasElderTwin(message, index))
        : messages,
    beginAlike() {
      alike = new Set(messages.filter(({ what }) => CALL_ANSWER.test(what)));
    },
    memory: () =>
      messages
        .map(({ carried, life, what }) => `${life.isOver} ${what} ${JSON.stringify(carried)}`)
        .sort(),
  };
}
