import { isCallable, type LogicFunction, member } from '../logic/unknown-values.ts';
import type { WxArea } from './call-convention.ts';
import type { WxHost } from './wx-host.ts';

const nothing: LogicFunction = () => undefined;

/** wx members that give objects with methods, and the few that take a bare callback. */
export const createRuntimeObjectsArea = (host: WxHost): WxArea => {
  const objectWith = (methods: Readonly<Record<string, LogicFunction>>) =>
    Object.assign(host.realm.object(), methods);
  const silent =
    (...names: string[]): LogicFunction =>
    () =>
      objectWith(Object.fromEntries(names.map((name) => [name, nothing])));
  return {
    raw: {
      nextTick: (callback) => host.timers.later(() => host.call(callback)),
      getLogManager: silent('debug', 'info', 'log', 'warn'),
      getRealtimeLogManager: silent('info', 'warn', 'error', 'setFilterMsg', 'addFilterMsg', 'in'),
      reportEvent: nothing,
      reportMonitor: nothing,
      getPerformance: () =>
        objectWith({
          createObserver: silent('observe', 'disconnect'),
          getEntries: () => host.realm.give([]),
          getEntriesByName: () => host.realm.give([]),
          getEntriesByType: () => host.realm.give([]),
          setBufferSize: nothing,
        }),
      createSelectorQuery: () => {
        const create = member(host.pages.top()?.instance, 'createSelectorQuery');
        return isCallable(create) ? create.call(host.pages.top()?.instance) : undefined;
      },
      createIntersectionObserver: silent(
        'relativeTo',
        'relativeToViewport',
        'observe',
        'disconnect',
      ),
    },
  };
};
