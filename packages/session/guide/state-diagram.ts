import {
  type Credential,
  initialSessionState,
  type SessionEvent,
  type SessionState,
  transition,
} from '../src/core/index.ts';

const pair = (generation: number): Credential => ({
  accessToken: 'access',
  refreshToken: 'refresh',
  attempt: 'attempt',
  sessionId: 'session',
  epoch: 0,
  generation,
  askedAt: 0,
  storedAt: 0,
  issuedAt: 0,
  accessExpiresAt: 0,
  refreshExpiresAt: 0,
  clockOffset: 0,
});

const current = pair(1);
const newer = pair(2);
const flight = 1;

/** An event of every type, as it belongs to the states below; the compiler asks for new ones. */
const events: { readonly [T in SessionEvent['type']]: Extract<SessionEvent, { type: T }> } = {
  restored: { type: 'restored', credential: current },
  'signed-in': { type: 'signed-in', credential: newer, stored: true },
  'refresh-started': { type: 'refresh-started', flight },
  'refresh-granted': { type: 'refresh-granted', flight, credential: newer, stored: true },
  'refresh-unreachable': { type: 'refresh-unreachable', flight, retryAt: 0, cause: 'offline' },
  'renewed-elsewhere': { type: 'renewed-elsewhere', credential: newer },
  'retry-allowed': { type: 'retry-allowed' },
  'pair-stored': { type: 'pair-stored', credential: current },
  ended: { type: 'ended', reason: 'signed-out' },
};

const labelled: readonly (readonly [string, SessionEvent])[] = [
  ['restored (nothing)', { type: 'restored', credential: null }],
  ...Object.values(events).map(
    (event) => [event.type === 'restored' ? 'restored (a pair)' : event.type, event] as const,
  ),
];

function nameOf(state: SessionState): string {
  return state.status === 'signed-in' ? state.refresh.status : state.status.replace('-', '_');
}

/** Every state by its name, found by playing every event in every state until none is new. */
function explore(): ReadonlyMap<string, SessionState> {
  const found = new Map([[nameOf(initialSessionState), initialSessionState]]);
  for (const state of found.values()) {
    for (const [, event] of labelled) {
      const next = transition(state, event);
      if (!found.has(nameOf(next))) found.set(nameOf(next), next);
    }
  }
  return found;
}

/** A living session with the current pair, so that `newer` is newer wherever it was found. */
function settledIn(state: SessionState): SessionState {
  return state.status === 'signed-in' ? { ...state, credential: current, stored: false } : state;
}

/** The machine as a Mermaid diagram, asked of `transition` itself. */
export function stateDiagram(): string {
  const states = explore();
  const edges = new Map<string, string[]>();
  for (const [name, found] of states) {
    const state = settledIn(found);
    for (const [label, event] of labelled) {
      const next = transition(state, event);
      if (next === state) continue;
      const edge = `${name} --> ${nameOf(next)}`;
      edges.set(edge, [...(edges.get(edge) ?? []), label]);
    }
  }
  const living = [...states.keys()].filter((name) => states.get(name)?.status === 'signed-in');
  return [
    'stateDiagram-v2',
    `  [*] --> ${nameOf(initialSessionState)}`,
    ...living.map((name) => `  state "signed in, ${name}" as ${name}`),
    ...[...edges].map(([edge, labels]) => `  ${edge}: ${labels.join(', ')}`),
  ].join('\n');
}
