import type { Clock, StateCell } from '../ports.ts';
import type { CallEvent, SessionEvent, SessionFact } from '../session-event.ts';
import { initialSessionState, type SessionState } from '../session-state.ts';
import { transition } from '../transition.ts';

type Untimed<T> = T extends unknown ? Omit<T, 'at'> : never;
type Note = Untimed<SessionFact>;

/** Keeps the state and tells what happened. */
export interface Ledger {
  read(): SessionState;
  /** Applies an event to the state, then tells it; not one that changes nothing, as it came too late. */
  record(event: SessionEvent): void;
  /** Sessions that nobody is to be signed in with here: they have ended, were replaced, or overtaken. */
  readonly over: Set<string>;
  /** Tells a fact that changes no state. */
  note(fact: CallEvent | { readonly type: 'proof-started' | 'store-failed' }): void;
  on(listener: (fact: SessionFact) => void): () => void;
  /** Moves the state into another cell; only before the first event. */
  connect(cell: StateCell): void;
}

function memoryCell(): StateCell {
  let state = initialSessionState;
  return {
    read: () => state,
    apply: (event) => {
      state = transition(state, event);
    },
  };
}

/** The part of an event that anybody may see. */
function factOf(event: SessionEvent): Note {
  switch (event.type) {
    case 'refresh-granted':
      return { type: event.type, flight: event.flight, generation: event.credential.generation };
    case 'refresh-unreachable':
      return { type: event.type, flight: event.flight, cause: event.cause };
    case 'refresh-started':
    case 'ended':
      return event;
    default:
      return { type: event.type };
  }
}

export function createLedger(clock: Clock): Ledger {
  const listeners = new Set<(fact: SessionFact) => void>();
  const over = new Set<string>();
  const own = memoryCell();
  let cell = own;

  // Whoever throws in here is somebody else's code: it must surface, but not inside a refresh.
  const isolated = (task: () => void) => {
    try {
      task();
    } catch (error) {
      clock.after(0, () => {
        throw error;
      });
    }
  };

  const tell = (note: Note) => {
    if (listeners.size === 0) return;
    const fact = { ...note, at: clock.now() };
    Promise.resolve().then(() => {
      for (const listener of listeners) isolated(() => listener(fact));
    });
  };

  return {
    read: () => cell.read(),
    record: (event) => {
      const state = cell.read();
      if (transition(state, event) === state) return;
      isolated(() => cell.apply(event));
      if (state.status === 'signed-in' && (event.type === 'ended' || event.type === 'signed-in'))
        over.add(state.credential.sessionId);
      tell(factOf(event));
    },
    over,
    note: tell,
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    connect: (other) => {
      if (cell !== own || own.read() !== initialSessionState) {
        throw new Error('A session is connected to a store once, before it is used.');
      }
      cell = other;
    },
  };
}
