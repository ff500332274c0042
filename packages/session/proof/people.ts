import { isGrant } from '../src/core/index.ts';
import type { History } from './history.ts';
import { exchange } from './network.ts';
import { enter, type SignInRecord, type Tab } from './tab.ts';

const TRANSPORT_TIMEOUT = 60_000;

/** Who uses the device: they sign in one after another, and sign out. */
export interface People {
  /** Who has signed in last. */
  latest(): string;
  /** How many have ever tried to sign in. */
  count(): number;
  signIn(tab: Tab): void;
  signOut(tab: Tab): void;
}

export function createPeople(history: History): People {
  const { nature, overSomewhere, server } = history;
  let latest = 'person-0';
  let count = 0;

  function isOver(tab: Tab, sessionId: string): void {
    overSomewhere.add(sessionId);
    history.of(tab.process).over.add(sessionId);
  }

  async function obtain(tab: Tab, who: string, signIn: SignInRecord) {
    const { body, status } = await exchange(tab.process, {
      what: `tab ${tab.process.tab} sign-in`,
      timeout: TRANSPORT_TIMEOUT,
      handle: () => ({ status: 200, headers: {}, body: server.signIn(who) }),
    });
    if (status !== 200 || !isGrant(body)) throw new Error('no sign-in');
    signIn.sessionId = body.session?.id ?? null;
    if (signIn.sessionId === null) throw new Error('a session has an id');
    history.obtained.add(signIn.sessionId);
    if (signIn.isCut) isOver(tab, signIn.sessionId);
    latest = who;
    return body;
  }

  return {
    latest: () => latest,
    count: () => count,
    signIn(tab) {
      count += 1;
      const who = `person-${count}`;
      const signIn: SignInRecord = { isCut: false, sessionId: null };
      tab.signIns.add(signIn);
      tab.pending += 1;
      const settled = () => {
        tab.pending -= 1;
        tab.signIns.delete(signIn);
      };
      enter(tab, () => tab.session.signIn(() => obtain(tab, who, signIn))).then(settled, settled);
    },
    signOut(tab) {
      history.of(tab.process).hasSignedOut = true;
      const state = tab.session.state();
      if (state.status === 'signed-in') {
        const { sessionId } = state.credential;
        isOver(tab, sessionId);
        nature.tell(() => `tab ${tab.process.tab} signs out of ${sessionId}`);
      }
      for (const signIn of tab.signIns) {
        signIn.isCut = true;
        if (signIn.sessionId !== null) isOver(tab, signIn.sessionId);
      }
      tab.pending += 1;
      enter(tab, () => tab.session.signOut()).then(() => {
        tab.pending -= 1;
      });
    },
  };
}
