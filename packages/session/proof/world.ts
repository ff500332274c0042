import type { CallRecord } from './call-record.ts';
import { createDevice } from './device.ts';
import { createHistory, type History } from './history.ts';
import { ListenerError } from './listener-error.ts';
import { makeCall } from './make-call.ts';
import type { Nature } from './nature.ts';
import { createPeople } from './people.ts';
import { perform } from './perform.ts';
import type { Setting, Step } from './schedule.ts';
import { createStrictServer } from './strict-server.ts';
import { openTab, type Tab } from './tab.ts';
import { watchHarm } from './watch-harm.ts';
import { watchState } from './watch-states.ts';

/** A server, a device, and its tabs; what is done to them is done by name. */
export interface World {
  readonly history: History;
  /** The living tabs. */
  tabs(): readonly Tab[];
  /** Opens a tab, or the next life of one. */
  open(number: 0 | 1): Tab;
  signIn(tab: Tab): void;
  call(tab: Tab, giveUpAfter?: number): CallRecord;
  perform(step: Step): void;
  /** Looks at every tab; after each event. */
  watch(): void;
}

export function createWorld(nature: Nature, setting: Setting): World {
  const rules = { now: () => nature.now() + 1_700_000_000_000, ...setting };
  const server = createStrictServer(rules);
  const device = createDevice(nature, setting.isStoreSound);
  const history = createHistory({ device, nature, server, setting });
  const people = createPeople(history);
  const living = new Map<0 | 1, Tab>();

  function bury({ process }: Tab): void {
    device.bury(process);
    living.delete(process.tab);
    nature.send(`tab ${process.tab} is opened again`, () => open(process.tab));
  }

  function listen(tab: Tab): void {
    tab.session.on(({ type }) => {
      if (tab.isInside) history.blame('a listener was called inside');
      if (type !== 'refresh-granted' && type !== 'ended') return;
      if (setting.listener === 'throws') throw new ListenerError('a listener threw');
      if (setting.listener === 'calls') makeCall(history, tab);
      if (setting.listener === 'signs out' && people.count() < 3) people.signIn(tab);
    });
  }

  function open(number: 0 | 1): Tab {
    nature.tell(() => `tab ${number} is opened`);
    const tab = openTab(history, number, people.latest, bury);
    living.set(number, tab);
    listen(tab);
    void tab.session.start();
    return tab;
  }

  return {
    history,
    tabs: () => [...living.values()],
    open,
    signIn: people.signIn,
    call: (tab, giveUpAfter) => makeCall(history, tab, giveUpAfter),
    perform(step) {
      const tab = living.get(step.tab < setting.tabs ? step.tab : 0);
      if (tab !== undefined) perform(history, people, tab, step);
    },
    watch() {
      for (const tab of living.values()) watchState(history, tab);
      watchHarm(history);
    },
  };
}
