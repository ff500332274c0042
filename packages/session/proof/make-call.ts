import type { Bearer, HttpAnswer } from '../src/core/index.ts';
import type { CallRecord } from './call-record.ts';
import { type History, nameOf } from './history.ts';
import { exchange } from './network.ts';
import { enter, type Tab } from './tab.ts';

const TRANSPORT_TIMEOUT = 60_000;

/** Makes an API call in a tab; its caller may give it up after so many ms. */
export function makeCall(history: History, tab: Tab, giveUpAfter?: number): CallRecord {
  const { nature, server } = history;
  const { process, referee, session } = tab;
  const state = session.state();
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
  const what = `tab ${process.tab} call ${call.number}`;
  const send = async (bearer: Bearer) => {
    referee.sends(tab, call, bearer);
    nature.tell(() => `${what} leaves: ${bearer.headers.Authorization}`);
    call.isSending = true;
    try {
      const handle = () => server.serve(bearer.headers);
      return await exchange(process, { what, timeout: TRANSPORT_TIMEOUT, handle });
    } finally {
      call.isSending = false;
    }
  };
  const isRejected = (answer: HttpAnswer) => {
    if (!server.isRejection(answer)) return false;
    call.rejections += 1;
    const carried = call.sends.at(-1);
    if (carried !== undefined) history.of(process).rejected.add(nameOf(carried));
    return true;
  };
  const settled = () => {
    call.settlements += 1;
  };
  const signal = controller?.signal;
  enter(tab, () => session.call(send, { isRejected, signal })).then((answer) => {
    call.settlements += 1;
    call.status = answer.status;
  }, settled);
  return call;
}
