import { isCallable, type LogicFunction, type UnknownRecord } from '../logic/unknown-values.ts';
import type { WxHost } from './wx-host.ts';

const TASK_EVENTS = ['HeadersReceived', 'ChunkReceived', 'ProgressUpdate'] as const;

export type TaskEvent = (typeof TASK_EVENTS)[number];

export interface NetworkTask {
  /** What the app gets: `abort` and the `onX`/`offX` pairs. */
  readonly object: UnknownRecord;
  emit(event: TaskEvent, detail: unknown): void;
}

/** Makes a RequestTask, UploadTask or DownloadTask. */
export function createNetworkTask(host: WxHost, abort: () => void): NetworkTask {
  const listeners = new Map<string, Set<LogicFunction>>(
    TASK_EVENTS.map((event) => [event, new Set()]),
  );
  const object = host.realm.object();
  object.abort = abort;
  for (const event of TASK_EVENTS) {
    object[`on${event}`] = (listener: unknown) => {
      if (isCallable(listener)) listeners.get(event)?.add(listener);
    };
    object[`off${event}`] = (listener: unknown) => {
      if (isCallable(listener)) listeners.get(event)?.delete(listener);
      else listeners.get(event)?.clear();
    };
  }
  return {
    object,
    emit: (event, detail) => {
      if (!host.isAlive()) return;
      for (const listener of listeners.get(event) ?? []) host.call(listener, detail);
    },
  };
}
