import { describe, expect, it } from 'vitest';
import { createRig, createSignedInRig, pair } from '../testing/rig.ts';
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
});
