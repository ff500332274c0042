import { isCallable, type LogicFunction, type UnknownRecord } from '../logic/unknown-values.ts';
import type { WxHost } from './wx-host.ts';

const SOCKET_EVENTS = ['Open', 'Message', 'Error', 'Close'] as const;

export type SocketEvent = (typeof SOCKET_EVENTS)[number];

/** Puts `onOpen`, `onMessage`, `onError` and `onClose` on a SocketTask; answers how to tell them. */
export function createSocketEvents(
  host: WxHost,
  task: UnknownRecord,
): (event: SocketEvent, detail: unknown) => void {
  const listeners = new Map<SocketEvent, LogicFunction[]>();
  for (const event of SOCKET_EVENTS) {
    task[`on${event}`] = (listener: unknown) => {
      if (isCallable(listener)) listeners.set(event, [...(listeners.get(event) ?? []), listener]);
    };
  }
  return (event, detail) => {
    // Each on a turn of its own, as they come from WeChat: promises have gone on in between.
    host.timers.later(() => {
      for (const listener of listeners.get(event) ?? []) host.call(listener, detail);
    });
  };
}
