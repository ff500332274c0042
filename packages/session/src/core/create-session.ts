import type { Grant } from './credential.ts';
import type { Call } from './engine/call.ts';
import { createCalls } from './engine/calls.ts';
import { createLedger } from './engine/ledger.ts';
import { followStore } from './engine/other-contexts.ts';
import { createRefresher } from './engine/refresher.ts';
import { createRestPeriod } from './engine/rest-period.ts';
import { createServerTime } from './engine/server-time.ts';
import { createSignIn } from './engine/sign-in.ts';
import { createVault } from './engine/vault.ts';
import type { StateCell } from './ports.ts';
import { SessionError } from './session-error.ts';
import type { SessionFact } from './session-event.ts';
import type { SessionPorts } from './session-ports.ts';
import type { SessionState } from './session-state.ts';

/** A signed-in user, kept so without their noticing. Every promise settles exactly once. */
export interface Session {
  /** Reads the store, once; calls wait for it by themselves. Never rejects. */
  start(): Promise<void>;
  /** The state at this moment. It holds tokens: show what you derive from it, never log it. */
  state(): SessionState;
  /**
   * Signs in with the pair that `obtain` gives; `attempt` is a fresh random key for that request. A
   * second call while one runs gets the same promise, and its own `obtain` is not called. Rejects with
   * what `obtain` threw, with `SESSION_ENDED` when a sign-out came first (the pair is then revoked),
   * or with `SINGLE_PAGE_MODE`. Who was signed in before is replaced, and their pair revoked.
   */
  signIn(obtain: (attempt: string) => Promise<Grant>): Promise<void>;
  /** Signs out here at once, and then at the server as far as it can be reached. Never rejects. */
  signOut(): Promise<void>;
  /**
   * Sends a call with the access token, refreshing first where it is known to have expired, and
   * once more after a refresh where it was rejected; a second rejection is given back as it is.
   * Rejects with a {@link SessionError}, or with what `send` threw.
   */
  readonly call: Call;
  /** Forgets the backoff after a refresh that could not be had: somebody says that it is worth a try. */
  retryNow(): void;
  /** Hears every fact, in order, after it is settled. A listener that throws harms nobody. */
  on(listener: (fact: SessionFact) => void): () => void;
  /** Keeps the state in a cell of the caller's from now on; before the first call only. */
  connect(cell: StateCell): void;
}

/**
 * Makes a session; nothing is read or sent yet. One for each app and store: two in one process would
 * each refresh by themselves.
 */
export function createSession(ports: SessionPorts): Session {
  const { clock, store } = ports;
  const ledger = createLedger(clock);
  const time = createServerTime(clock);
  const vault = createVault({ clock, ledger, store });
  const isStrict = store.shared || ports.prover === undefined;
  const rest = createRestPeriod(clock, time, isStrict);
  const parts = {
    ...ports,
    isShared: store.shared,
    ledger,
    renew: ports.renewExpired === 'silent' ? ports.renew : undefined,
    rest,
    time,
    vault,
  };
  const refresher = createRefresher(parts);

  let starting: Promise<void> | null = null;

  async function restore(): Promise<void> {
    let stored = ports.anonymous ? null : await vault.load();
    if (stored === 'failed') stored = await vault.load();
    const credential = typeof stored === 'string' ? null : stored;
    if (credential !== null) {
      time.learnOffset(credential.clockOffset);
      rest.restored(credential);
    }
    ledger.record({ type: 'restored', credential });
  }

  function start(): Promise<void> {
    starting ??= restore();
    return starting;
  }

  ports.lifecycle?.onShow(refresher.retryNow);

  const maxParked = ports.maxParked ?? 1_000;
  const engine = { ...parts, maxParked, ready: start, refresher };
  const follow = async () => {
    await start();
    await followStore(engine);
  };
  if (!ports.anonymous) store.onChange?.(follow);

  const { signIn, signOut } = createSignIn(engine);
  return {
    start,
    state: ledger.read,
    call: createCalls(engine),
    signIn: (obtain) =>
      ports.anonymous ? Promise.reject(new SessionError('SINGLE_PAGE_MODE')) : signIn(obtain),
    signOut,
    retryNow: refresher.retryNow,
    on: ledger.on,
    connect: ledger.connect,
  };
}
