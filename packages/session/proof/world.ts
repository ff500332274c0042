import { type HttpAnswer, isGrant } from '../src/core/index.ts';
import type { CallRecord } from './call-record.ts';
import { createDevice } from './device.ts';
import { createHistory, type History, nameOf } from './history.ts';
import type { Nature } from './nature.ts';
import { exchange } from './network.ts';
import type { Referee } from './referee.ts';
import type { Setting, Step } from './schedule.ts';
import { createStrictServer } from './strict-server.ts';
import { ListenerError, openTab, type SignInRecord, type Tab } from './tab.ts';
import { watchState } from './watch-states.ts';

const TRANSPORT_TIMEOUT = 60_000;

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
  /** What can be seen of the living tabs: their state, their calls, whether they are about to crash. */
  memory(): string;
  /** Looks at every tab; after each event. */
  watch(): void;
}

export function createWorld(nature: Nature, setting: Setting): World {
  const rules = { now: () => nature.now() + 1_700_000_000_000, ...setting };
  const server = createStrictServer(rules);
  const device = createDevice(nature, setting.isStoreSound);
  const history = createHistory({ device, nature, server, setting });
  const living = new Map<0 | 1, { tab: Tab; referee: Referee }>();
  let person = 'person-0';
  let people = 0;

  function bury({ process }: Tab): void {
    device.bury(process);
    living.delete(process.tab);
    nature.send(`tab ${process.tab} is opened again`, () => world.open(process.tab));
  }

  /** No listener may be called inside. */
  function enter<T>(tab: Tab, task: () => T): T {
    tab.isInside = true;
    try {
      return task();
    } finally {
      tab.isInside = false;
    }
  }

  function signOut(tab: Tab): void {
    const mine = history.of(tab.process);
    mine.hasSignedOut = true;
    const state = tab.session.state();
    if (state.status === 'signed-in') {
      mine.over.add(state.credential.sessionId);
      history.overSomewhere.add(state.credential.sessionId);
      nature.tell(() => `tab ${tab.process.tab} signs out of ${state.credential.sessionId}`);
    }
    for (const signIn of tab.signIns) {
      signIn.isCut = true;
      if (signIn.sessionId !== null) {
        history.overSomewhere.add(signIn.sessionId);
        mine.over.add(signIn.sessionId);
      }
    }
    tab.pending += 1;
    enter(tab, () => tab.session.signOut()).then(() => {
      tab.pending -= 1;
    });
  }

  function listen(tab: Tab): void {
    tab.session.on(({ type }) => {
      if (tab.isInside) history.blame('a listener was called inside');
      if (type !== 'refresh-granted' && type !== 'ended') return;
      if (setting.listener === 'throws') throw new ListenerError('a listener threw');
      if (setting.listener === 'calls') world.call(tab);
      if (setting.listener === 'signs out' && people < 3) world.signIn(tab);
    });
  }

  const world: World = {
    history,
    tabs: () => [...living.values()].map(({ tab }) => tab),
    open(number) {
      nature.tell(() => `tab ${number} is opened`);
      const opened = openTab(history, number, () => person, bury);
      living.set(number, opened);
      listen(opened.tab);
      void opened.tab.session.start();
      return opened.tab;
    },

    signIn(tab) {
      people += 1;
      const who = `person-${people}`;
      const signIn: SignInRecord = { isCut: false, sessionId: null };
      tab.signIns.add(signIn);
      const obtain = async () => {
        const { body, status } = await exchange(tab.process, {
          what: `tab ${tab.process.tab} sign-in`,
          timeout: TRANSPORT_TIMEOUT,
          handle: () => ({ status: 200, headers: {}, body: server.signIn(who) }),
        });
        if (status !== 200 || !isGrant(body)) throw new Error('no sign-in');
        signIn.sessionId = body.session?.id ?? null;
        if (signIn.sessionId === null) throw new Error('a session has an id');
        history.obtained.add(signIn.sessionId);
        if (signIn.isCut) {
          history.overSomewhere.add(signIn.sessionId);
          history.of(tab.process).over.add(signIn.sessionId);
        }
        person = who;
        return body;
      };
      tab.pending += 1;
      const settled = () => {
        tab.pending -= 1;
        tab.signIns.delete(signIn);
      };
      enter(tab, () => tab.session.signIn(obtain)).then(settled, settled);
    },

    call(tab, giveUpAfter) {
      const state = tab.session.state();
      const call: CallRecord = {
        number: tab.calls.length + 1,
        sessionId: state.status === 'signed-in' ? state.credential.sessionId : null,
        sends: [],
        rejections: 0,
        isSending: false,
        isGivenUp: false,
        settlements: 0,
      };
      tab.calls.push(call);
      const controller = giveUpAfter === undefined ? null : new AbortController();
      if (giveUpAfter !== undefined) {
        nature.after(giveUpAfter, () => {
          call.isGivenUp = call.settlements === 0;
          controller?.abort();
        });
      }
      const send = async (bearer: Parameters<Parameters<typeof tab.session.call>[0]>[0]) => {
        living.get(tab.process.tab)?.referee.sends(tab, call, bearer);
        nature.tell(
          () =>
            `tab ${tab.process.tab} call ${call.number} leaves: ${bearer.headers.Authorization}`,
        );
        call.isSending = true;
        try {
          return await exchange(tab.process, {
            what: `tab ${tab.process.tab} call ${call.number}`,
            timeout: TRANSPORT_TIMEOUT,
            handle: () => server.serve(bearer.headers),
          });
        } finally {
          call.isSending = false;
        }
      };
      const isRejected = (answer: HttpAnswer) => {
        if (!server.isRejection(answer)) return false;
        call.rejections += 1;
        const carried = call.sends.at(-1);
        if (carried !== undefined) history.of(tab.process).rejected.add(nameOf(carried));
        return true;
      };
      const settled = () => {
        call.settlements += 1;
      };
      const signal = controller?.signal;
      enter(tab, () => tab.session.call(send, { isRejected, signal })).then((answer) => {
        call.settlements += 1;
        call.status = answer.status;
      }, settled);
      return call;
    },

    perform({ deed, more, tab: number }) {
      const entry = living.get(number < setting.tabs ? number : 0);
      if (entry === undefined) return;
      const { tab } = entry;
      nature.tell(() => `tab ${tab.process.tab}: ${deed}`);
      nature.hear(tab.process.tab, deed, more);
      switch (deed) {
        case 'call':
          world.call(tab);
          return;
        case 'call and give up':
          world.call(tab, more * 50);
          return;
        case 'expire':
          return server.expireAll();
        case 'sign out':
          return signOut(tab);
        case 'sign in as another':
          return world.signIn(tab);
        case 'crash':
          return tab.process.dieAfter(more);
        case 'hide':
          tab.process.isHidden = true;
          return;
        case 'show':
          tab.process.isHidden = false;
          for (const listener of tab.shown) listener();
          return;
        case 'retry now':
          return tab.session.retryNow();
        case 'clear the storage':
          history.wasCleared = true;
          return device.replaceText(null);
        case 'spoil the storage':
          history.wasCleared = true;
          return device.replaceText('{"spoilt":');
      }
    },

    memory: () =>
      JSON.stringify(
        [...living.values()]
          .sort((a, b) => a.tab.process.tab - b.tab.process.tab)
          .map(({ tab }) => [tab.process.left(), tab.pending, tab.session.state(), tab.calls]),
      ),
    watch() {
      for (const { tab } of living.values()) watchState(history, tab);
      if (server.harm.length > 0) {
        const harm = server.harm.splice(0);
        if (history.isStoreExcused()) return;
        // Nobody here wants a session that was signed out or replaced.
        for (const { sessionId, what } of harm)
          if (!history.overSomewhere.has(sessionId))
            history.blame(`the server took somebody for a thief: ${what}`);
      }
    },
  };
  return world;
}
