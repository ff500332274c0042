import {
  type AuthServer,
  createSession,
  type Session,
  type SessionState,
} from '../src/core/index.ts';
import { createAuthPort } from './auth-port.ts';
import type { CallRecord } from './call-record.ts';
import type { History } from './history.ts';
import { ListenerError } from './listener-error.ts';
import { createProcess, type Process } from './process.ts';
import { createReferee, type Referee } from './referee.ts';
import { createSecretPorts } from './secret-ports.ts';

/** A sign-in under way; `isCut` by a sign-out, its session is wanted by nobody. */
export interface SignInRecord {
  isCut: boolean;
  sessionId: string | null;
}

/** One tab of the device in one of its lives, with a real session in it. */
export interface Tab {
  readonly process: Process;
  readonly session: Session;
  readonly referee: Referee;
  readonly calls: CallRecord[];
  /** The state when it was last looked at. */
  seen: SessionState;
  /** Sign-ins and sign-outs that were asked for, and are not settled. */
  pending: number;
  /** The sign-ins that run. */
  readonly signIns: Set<SignInRecord>;
  /** Who hears of the app being shown. */
  readonly shown: Set<() => void>;
  /** Set while a method of the session runs: no listener may be called then. */
  isInside: boolean;
}

/** Asks something of the session in a tab; no listener may be called inside. */
export function enter<T>(tab: Tab, task: () => T): T {
  tab.isInside = true;
  try {
    return task();
  } finally {
    tab.isInside = false;
  }
}

/** Opens a tab: its ports are the world's, and nothing of it goes on when its process is dead. */
export function openTab(
  history: History,
  number: 0 | 1,
  person: () => string,
  onDeath: (tab: Tab) => void,
): Tab {
  const { device, nature, setting } = history;
  const process = createProcess(number, nature, () => onDeath(tab));
  const referee = createReferee(history);
  const real = createAuthPort(process, history);
  const { key, prover } = createSecretPorts(history, process, person);
  const shown = new Set<() => void>();

  const auth: AuthServer = {
    async refresh(question) {
      if (!process.isAlive) return new Promise(() => {});
      const hear = referee.asksRefresh(tab, question);
      const answer = await real.refresh(question);
      hear(answer);
      return answer;
    },
    signOut(refreshToken) {
      if (process.isAlive) referee.revokes(tab, refreshToken);
      return real.signOut(refreshToken);
    },
  };

  const session = createSession({
    auth,
    clock: {
      now: () => nature.now() + setting.skew + 1_700_000_000_000,
      after: (ms, task) =>
        nature.after(ms, () => {
          if (!process.isAlive) return;
          try {
            task();
          } catch (error) {
            if (!(error instanceof ListenerError)) throw error;
          }
        }),
    },
    random: { key, unit: () => 0.5 },
    store: device.storeFor(process, setting.tabs === 2, referee),
    lifecycle: {
      isHidden: () => process.isHidden,
      onShow(listener) {
        shown.add(listener);
        return () => shown.delete(listener);
      },
    },
    ...(setting.hasLock && setting.tabs === 2 ? { lock: device.lockFor(process, referee) } : {}),
    ...(setting.hasProof ? { prover } : {}),
    maxParked: setting.maxParked,
  });

  history.sessions.set(process, session);
  const tab: Tab = {
    process,
    session,
    referee,
    calls: [],
    seen: session.state(),
    pending: 0,
    signIns: new Set(),
    shown,
    isInside: false,
  };
  return tab;
}
