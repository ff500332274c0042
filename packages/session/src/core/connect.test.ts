import { describe, expect, it } from 'vitest';
import { settle } from '../testing/fake-clock.ts';
import { createRig, createSignedInRig, granted, pair } from '../testing/rig.ts';
import type { StateCell } from './ports.ts';
import { initialSessionState, type SessionState } from './session-state.ts';
import { transition } from './transition.ts';

function createCell() {
  let state: SessionState = initialSessionState;
  const cell: StateCell = {
    read: () => state,
    apply: (event) => {
      state = transition(state, event);
    },
  };
  return cell;
}

describe('a cell for the state', () => {
  it('that is given in time holds the state from then on', async () => {
    const { session } = createRig();
    const cell = createCell();
    session.connect(cell);
    await session.signIn(async () => pair(0));
    expect(cell.read()).toMatchObject({ credential: { sessionId: 'session-of-a' } });
    expect(session.state()).toBe(cell.read());
  });

  it('that comes after the session was used is refused: it would begin with another state', async () => {
    const { session } = await createSignedInRig();
    expect(() => session.connect(createCell())).toThrow('connected to a store once');
    expect(session.state().status).toBe('signed-in');
  });

  it('that is a second one is refused: the first would hear of nothing', async () => {
    const { session } = createRig();
    const cell = createCell();
    session.connect(cell);
    expect(() => session.connect(createCell())).toThrow('connected to a store once');
    await session.signIn(async () => pair(0));
    expect(cell.read().status).toBe('signed-in');
  });

  it('whose subscriber signs out as soon as a pair has come ends the calls that waited for it', async () => {
    const { auth, get, sent, session } = createRig();
    const cell = createCell();
    session.connect({
      ...cell,
      apply: (event) => {
        cell.apply(event);
        if (event.type === 'refresh-granted') void session.signOut();
      },
    });
    await session.signIn(async () => pair(0, { accessExpiresIn: 0 }));
    const call = get();
    call.catch(() => {});
    await settle();
    auth.latest().answer(granted(pair(1)));
    await expect(call).rejects.toMatchObject({ code: 'SESSION_ENDED', reason: 'signed-out' });
    expect(sent).toEqual([]);
  });

  it('that throws what another tab has renewed back at us leaves a refresh without an answer, not for ever', async () => {
    const { auth, clock, get, session, store } = createRig();
    const cell = createCell();
    session.connect({
      ...cell,
      apply: (event) => {
        if (event.type === 'renewed-elsewhere') throw new Error('a reducer of the app');
        cell.apply(event);
      },
    });
    await session.signIn(async () => pair(0));
    store.text = (store.text ?? '').replaceAll('a0.0', 'a0.1').replace('n":0', 'n":1');
    await expect(get()).rejects.toMatchObject({ code: 'REFRESH_UNREACHABLE' });
    expect(auth.asked).toEqual([]);
    await expect(clock.advance(0)).rejects.toThrow('a reducer of the app');
  });
});
