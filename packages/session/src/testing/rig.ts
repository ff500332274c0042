import {
  type Bearer,
  createSession,
  type Grant,
  type RefreshAnswer,
  type SessionFact,
  type SessionPorts,
} from '../core/index.ts';
import { createFakeClock, trip } from './fake-clock.ts';
import { createHeldAuthServer } from './held-auth-server.ts';
import { createMemoryStore } from './memory-store.ts';

const HOUR = 3_600;

/** A pair of the user `who`; its tokens name it, so that a test can read which one was carried. */
export function pair(
  generation: number,
  { epoch = 0, who = 'a', ...rest }: PairOptions = {},
): Grant {
  const name = `${who}${epoch}.${generation}`;
  return {
    accessToken: `access-${name}`,
    refreshToken: `refresh-${name}`,
    accessExpiresIn: 4 * HOUR,
    refreshExpiresIn: 7 * 24 * HOUR,
    session: { id: `session-of-${who}`, epoch, generation },
    ...rest,
  };
}

type PairOptions = { epoch?: number; who?: string } & Partial<Grant>;

export function granted(grant: Grant): RefreshAnswer {
  return { kind: 'granted', grant };
}

/** The status and the token that an endpoint saw. */
export type Answer = { readonly status: number; readonly carried: string };

export function carriedBy(bearer: Bearer): string {
  return (bearer.headers.Authorization ?? '').replace('Bearer ', '');
}

/** A session with everything around it in the test's hands. */
export function createRig(ports: Partial<SessionPorts> = {}) {
  const auth = createHeldAuthServer();
  const clock = createFakeClock();
  const store = createMemoryStore();
  let keys = 0;
  const random = {
    key: async () => {
      keys += 1;
      return `attempt-${keys}`;
    },
    unit: () => 1,
  };
  const session = createSession({ auth, clock, store, random, ...ports });
  const facts: SessionFact[] = [];
  session.on((fact) => facts.push(fact));

  /** Calls an endpoint that accepts the tokens listed in `accepted`. */
  const accepted = new Set<string>();
  const sent: string[] = [];
  const get = (signal?: AbortSignal): Promise<Answer> =>
    session.call<Answer>(
      async (bearer) => {
        const carried = carriedBy(bearer);
        sent.push(carried);
        await trip();
        return { status: accepted.has(carried) ? 200 : 401, carried };
      },
      { isRejected: ({ status }) => status === 401, signal },
    );

  return { auth, clock, store, session, facts, accepted, sent, get };
}

export type Rig = ReturnType<typeof createRig>;

/** A rig whose user is signed in with the pair of generation 0. */
export async function createSignedInRig(
  ports: Partial<SessionPorts> = {},
  first: Grant = pair(0),
): Promise<Rig> {
  const rig = createRig(ports);
  await rig.session.signIn(async () => first);
  return rig;
}
