import { parseCredential } from '../src/core/credential.ts';
import type { History } from './history.ts';
import { makeCall } from './make-call.ts';
import type { People } from './people.ts';
import type { Deed, Step } from './schedule.ts';
import type { Tab } from './tab.ts';

interface Scene {
  readonly history: History;
  readonly people: People;
  readonly tab: Tab;
  readonly more: number;
}

function replaceText({ cleared, device }: History, text: string | null): void {
  const record = parseCredential(device.text);
  if (record !== null) cleared.add(record.sessionId);
  device.replaceText(text);
}

const deeds: Readonly<Record<Deed, (scene: Scene) => void>> = {
  call: ({ history, tab }) => void makeCall(history, tab),
  'call and give up': ({ history, more, tab }) => void makeCall(history, tab, more * 50),
  expire: ({ history }) => history.server.expireAll(),
  'sign out': ({ people, tab }) => people.signOut(tab),
  'sign in as another': ({ people, tab }) => people.signIn(tab),
  crash: ({ more, tab }) => tab.process.dieAfter(more),
  hide({ tab }) {
    tab.process.isHidden = true;
  },
  show({ tab }) {
    tab.process.isHidden = false;
    for (const listener of tab.shown) listener();
  },
  'retry now': ({ tab }) => tab.session.retryNow(),
  'clear the storage': ({ history }) => replaceText(history, null),
  'spoil the storage': ({ history }) => {
    const record = parseCredential(history.device.text);
    if (record !== null && history.setting.tabs === 2) history.spoilt.set(record.sessionId, record);
    replaceText(history, '{"spoilt":');
  },
};

/** Does what a person, a server or a device may do. */
export function perform(history: History, people: People, tab: Tab, { deed, more }: Step): void {
  const { tab: number } = tab.process;
  history.nature.tell(() => `tab ${number}: ${deed}`);
  history.nature.hear(number, deed, more);
  deeds[deed]({ history, people, tab, more });
}
