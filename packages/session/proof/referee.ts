import { compareAge, type Position, parseCredential } from '../src/core/credential.ts';
import type { Bearer, RefreshAnswer, RefreshQuestion } from '../src/core/index.ts';
import type { CallRecord } from './call-record.ts';
import { type History, nameOf } from './history.ts';
import type { Process } from './process.ts';
import type { StoreWitness } from './store-witness.ts';
import type { Tab } from './tab.ts';
import { placeOf } from './token-place.ts';

/** What a tab is seen doing; each of these is held against what must never happen. */
export interface Referee extends StoreWitness {
  sends(tab: Tab, call: CallRecord, bearer: Bearer): void;
  asksRefresh(tab: Tab, question: RefreshQuestion): (answer: RefreshAnswer | null) => void;
  revokes(tab: Tab, refreshToken: string): void;
}

export function createReferee(history: History): Referee {
  const { blame, nature, setting } = history;

  function isOlderThanKnown(process: Process, position: Position): boolean {
    const known = history.of(process).known.get(position.sessionId);
    return known !== undefined && compareAge(position, known) < 0;
  }

  return {
    sends(tab, call, bearer) {
      const state = tab.session.state();
      const first = call.sends[0]?.sessionId ?? call.sessionId ?? bearer.sessionId;
      call.sends.push(bearer);
      if (first !== bearer.sessionId) blame('a call of one session was sent as another');
      if (state.status !== 'signed-in' || state.credential.sessionId !== bearer.sessionId) {
        blame('a call was sent as a session that is not the current one');
      } else if (compareAge(bearer, state.credential) < 0)
        blame('a call was sent with an old pair');
      if (isOlderThanKnown(tab.process, bearer))
        blame('a call was sent with an older pair than stored');
      if (call.sends.length > 2) blame('a call was sent a third time');
      if (call.sends.length > call.rejections + 1) blame('a call was sent again without a 401');
      if (call.isGivenUp) blame('a call was sent after it was given up');
      if (call.settlements > 0) blame('a call was sent after it was settled');
      const saysStored = bearer.headers['Wugan-Unstored'] === undefined;
      if (saysStored && !history.everStored.has(nameOf(bearer)))
        blame('a pair was used before it was stored');
    },

    asksRefresh(tab, { attempt, patience, refreshToken }) {
      const mine = history.of(tab.process);
      const { sessionId } = placeOf(refreshToken);
      const state = tab.session.state();
      if (history.spoilt.has(sessionId)) history.misled.add(sessionId);
      if (state.status !== 'signed-in' || state.credential.sessionId !== sessionId) {
        blame('a session that is over was refreshed');
      } else if (isOlderThanKnown(tab.process, state.credential))
        blame('an older pair than stored was refreshed');
      const isRejected =
        state.status === 'signed-in' && mine.rejected.has(nameOf(state.credential));
      if (!isRejected && setting.accessLife > 3_600)
        blame('a pair that nobody has rejected was refreshed');

      const flying = state.status === 'signed-in' && state.refresh.status === 'refreshing';
      const flight = flying && state.refresh.status === 'refreshing' ? state.refresh.flight : 0;
      const hasTurn = history.device.hasTurn(tab.process);
      if (flight > 0 && mine.turnFor === flight && !hasTurn)
        blame('a refresh began after the lock was given up');
      for (const other of history.refreshing) {
        if (other.sessionId !== sessionId || !other.process.isAlive) continue;
        if (other.process === tab.process) {
          blame('two refreshes of one session were in flight in one tab');
        } else if (hasTurn && other.hasTurn)
          blame('two refreshes were in flight in spite of the lock');
      }
      const asked = { process: tab.process, sessionId, hasTurn };
      history.refreshing.add(asked);
      const land = () => history.refreshing.delete(asked);
      nature.after(patience, land);
      nature.tell(() => `tab ${tab.process.tab} refreshes ${refreshToken} with ${attempt}`);
      return (answer) => {
        // A pair that came too late for its session, which went on, is the server's to give again.
        const isMissed = !land() && !mine.cutOff.has(flight);
        if (answer?.kind === 'granted' && !isMissed)
          mine.grants.push({ flight, token: answer.grant.refreshToken });
      };
    },

    revokes(tab, refreshToken) {
      const mine = history.of(tab.process);
      mine.revoked.add(refreshToken);
      mine.justRevoked.push(placeOf(refreshToken).sessionId);
    },

    hasRead(process, text) {
      const record = parseCredential(text);
      if (record !== null) history.of(process).learnt.push(record);
    },

    wantsTurn(process) {
      history.of(process).turnFor = 0;
    },

    hasTurn(process) {
      const state = history.stateOf(process);
      if (state?.status !== 'signed-in' || state.refresh.status !== 'refreshing') return;
      history.of(process).turnFor = state.refresh.flight;
    },

    hasWritten(process, text, before) {
      const record = parseCredential(text);
      const old = parseCredential(before);
      // Somebody else takes its place; or a sign-out that was asked for before storage was read.
      const isEnded = record
        ? record.sessionId !== old?.sessionId
        : history.of(process).hasSignedOut;
      if (old !== null && isEnded) history.overSomewhere.add(old.sessionId);
      if (record === null) return;
      history.everStored.add(nameOf(record));
      const spoilt = history.spoilt.get(record.sessionId);
      if (spoilt && compareAge(record, spoilt) >= 0) history.spoilt.delete(record.sessionId);
      const isOver = history.of(process).over.has(record.sessionId);
      if (isOver) blame('a session that is over was stored again');
    },
  };
}
