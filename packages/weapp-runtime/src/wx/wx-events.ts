import type { LogicFunction } from '../logic/unknown-values.ts';

/** The `wx.onX` / `wx.offX` pairs that really fire here. */
const FIRED_EVENTS = [
  'AppShow',
  'AppHide',
  'NetworkStatusChange',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
] as const;

export type FiredEvent = (typeof FIRED_EVENTS)[number];

/** Pairs an app may call at start; nothing here ever makes them happen. */
const SILENT_EVENTS = [
  'MemoryWarning',
  'ThemeChange',
  'WindowResize',
  'KeyboardHeightChange',
  'UserCaptureScreen',
  'LazyLoadError',
  'NetworkWeakChange',
  'AudioInterruptionBegin',
  'AudioInterruptionEnd',
] as const;

export interface WxEvents {
  on(event: string, listener: unknown): void;
  off(event: string, listener: unknown): void;
  emit(event: FiredEvent | 'UpdateReady', detail: unknown): void;
}

/** Listeners of one process; `call` guards each of them. */
export function createWxEvents(call: (target: unknown, ...args: unknown[]) => unknown): WxEvents {
  const listeners = new Map<string, Set<unknown>>();
  const of = (event: string): Set<unknown> => {
    const known = listeners.get(event) ?? new Set();
    listeners.set(event, known);
    return known;
  };
  return {
    on: (event, listener) => void of(event).add(listener),
    off: (event, listener) => {
      if (listener === undefined) of(event).clear();
      else of(event).delete(listener);
    },
    emit: (event, detail) => {
      for (const listener of [...of(event)]) call(listener, detail);
    },
  };
}

/** The wx members for all of them. */
export const createEventMembers = (events: WxEvents): Record<string, LogicFunction> =>
  Object.fromEntries(
    [...FIRED_EVENTS, ...SILENT_EVENTS].flatMap((event) => [
      [`on${event}`, (listener) => events.on(event, listener)],
      [`off${event}`, (listener) => events.off(event, listener)],
    ]),
  );
