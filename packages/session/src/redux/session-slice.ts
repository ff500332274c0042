import type { UnknownAction } from '@reduxjs/toolkit';
import {
  initialSessionState,
  type SessionEvent,
  type SessionState,
  transition,
} from '../core/index.ts';

const NAME = 'session';

/** An event on its way into the store; its type names the event, so that DevTools read as a story. */
export interface SessionAction extends UnknownAction {
  readonly type: `session/${SessionEvent['type']}`;
  readonly event: SessionEvent;
}

/** Wraps an event for the store. */
export function sessionAction(event: SessionEvent): SessionAction {
  return { type: `${NAME}/${event.type}`, event };
}

function isSessionAction(action: { readonly type: string }): action is SessionAction {
  return action.type.startsWith(`${NAME}/`) && 'event' in action;
}

/** The session in the store: mount `reducer` under `name`. The reducer is `transition`, and nothing else. */
export const sessionSlice = {
  name: NAME,
  reducer(
    state: SessionState = initialSessionState,
    action: { readonly type: string },
  ): SessionState {
    return isSessionAction(action) ? transition(state, action.event) : state;
  },
} as const;

/** The part of a root state that {@link sessionSlice} owns. */
export interface WithSession {
  readonly [NAME]: SessionState;
}

/** The session's state. It holds tokens: select what you show, and never log it. */
export function selectSession(root: WithSession): SessionState {
  return root[NAME];
}
