import { compareAge } from '../src/core/credential.ts';
import type { EndReason, SessionState } from '../src/core/index.ts';
import type { History } from './history.ts';
import type { Tab } from './tab.ts';

/** True where something that happened is a reason to end this session so. */
function isJustified(
  history: History,
  tab: Tab,
  sessionId: string,
  reason: EndReason | null,
): boolean {
  const { obtained, overSomewhere, server } = history;
  switch (reason) {
    case 'signed-out':
      return history.of(tab.process).hasSignedOut;
    case 'signed-out-elsewhere':
      return (
        history.cleared.has(sessionId) ||
        overSomewhere.has(sessionId) ||
        server.verdicts.has(`${sessionId} signed_out`)
      );
    case 'replaced':
      return [...obtained].some((other) => other !== sessionId);
    case 'reuse-detected':
      return server.verdicts.has(`${sessionId} reuse_detected`);
    case 'proof-refused':
      return ['proof_required', 'wechat_code_invalid', 'proof_mismatch'].some((verdict) =>
        server.verdicts.has(`${sessionId} ${verdict}`),
      );
    default:
      return false;
  }
}

function end(history: History, tab: Tab, before: SessionState & { status: 'signed-in' }): void {
  const mine = history.of(tab.process);
  const { sessionId } = before.credential;
  mine.over.add(sessionId);
  history.overSomewhere.add(sessionId);
  if (before.refresh.status === 'refreshing') mine.cutOff.add(before.refresh.flight);
}

/** Holds a change of a tab's state against what may change it; called after each event of the world. */
export function watchState(history: History, tab: Tab): void {
  const mine = history.of(tab.process);
  const before = tab.seen;
  const state = tab.session.state();
  tab.seen = state;
  if (state !== before) change(history, tab, before, state);
  for (const position of mine.learnt) {
    const known = mine.known.get(position.sessionId);
    if (known === undefined || compareAge(known, position) < 0) {
      mine.known.set(position.sessionId, position);
    }
  }
  mine.learnt = [];
  for (const sessionId of mine.justRevoked) {
    const isCurrent = state.status === 'signed-in' && state.credential.sessionId === sessionId;
    if (isCurrent && !history.overSomewhere.has(sessionId)) {
      history.blame('a session was revoked by who is signed in with it');
    }
  }
  mine.justRevoked = [];
  const isWaiting = (call: Tab['calls'][number]) => call.settlements === 0 && !call.isSending;
  if (state.status !== 'starting' && tab.calls.length > history.setting.maxParked) {
    const waiting = tab.calls.filter(isWaiting).length;
    if (waiting > history.setting.maxParked) history.blame('more calls wait than the bound allows');
  }
}

function change(history: History, tab: Tab, before: SessionState, state: SessionState): void {
  const mine = history.of(tab.process);
  const old = before.status === 'signed-in' ? before.credential.sessionId : null;
  const { tab: number } = tab.process;
  if (state.status === 'signed-in') {
    const { credential } = state;
    if (old !== credential.sessionId) {
      history.nature.tell(() => `tab ${number} is signed in: ${credential.sessionId}`);
      const isOver = mine.over.has(credential.sessionId);
      if (isOver) history.blame('a session that is over came back');
      if (!history.obtained.has(credential.sessionId)) history.blame('a session came from nowhere');
      if (before.status === 'signed-in') end(history, tab, before);
    } else if (before.status === 'signed-in' && compareAge(credential, before.credential) < 0) {
      history.blame('a tab went back to an older pair');
    }
    return;
  }
  if (before.status !== 'signed-in' || state.status !== 'signed-out') return;
  history.nature.tell(() => `tab ${number} is signed out: ${state.reason}`);
  const { sessionId } = before.credential;
  if (!isJustified(history, tab, sessionId, state.reason)) {
    history.blame(`signed out without a reason (${state.reason})`);
  }
  end(history, tab, before);
}
