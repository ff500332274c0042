import {
  createHttpAuthServer,
  createSession,
  type Session,
  type SessionState,
} from '../src/core/index.ts';
import type { CallRecord } from './call-record.ts';
import type { History } from './history.ts';
import { exchange } from './network.ts';
import { createProcess, type Process } from './process.ts';
import { createReferee, type Referee } from './referee.ts';

/** A sign-in under way; `isCut` by a sign-out, its session is wanted by nobody. */
export interface SignInRecord {
  isCut: boolean;
  sessionId: string | null;
}

/** One tab of the device in one of its lives, with a real session in it. */
export interface Tab {
  readonly process: Process;
  readonly session: Session;
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

const verdicts = {
  refresh_token_invalid: 'ended',
  session_revoked: 'ended',
  proof_required: 'proof_required',
  wechat_code_invalid: 'proof_refused',
  request_too_late: 'too_late',
} as const;

const TRANSPORT_TIMEOUT = 60_000;

function endReason({ code, reason }: { code: string; reason: string | undefined }) {
  if (reason === 'signed_out') return 'signed-out-elsewhere';
  if (reason === 'reuse_detected') return 'reuse-detected';
  if (reason === 'proof_mismatch') return 'proof-refused';
  return code === 'refresh_token_invalid' ? 'rejected' : 'revoked';
}

function authFor(process: Process, { server }: History) {
  return createHttpAuthServer({
    verdicts,
    endReason,
    refreshUrl: 'refresh',
    signOutUrl: 'sign-out',
    send: ({ body, url }) => {
      const isRefresh = url === 'refresh';
      return exchange(process, {
        what: `tab ${process.tab} ${url}`,
        timeout: isRefresh ? null : TRANSPORT_TIMEOUT,
        handle: () => (isRefresh ? server.refresh(body) : server.signOut(body)),
      });
    },
  });
}

/** Opens a tab: its ports are the world's, and nothing of it goes on when its process is dead. */
export function openTab(
  history: History,
  number: 0 | 1,
  person: () => string,
  onDeath: (tab: Tab) => void,
): { tab: Tab; referee: Referee } {
  const { device, nature, setting } = history;
  const process = createProcess(number, nature, () => onDeath(tab));
  const referee = createReferee(history);
  const auth = authFor(process, history);
  const shown = new Set<() => void>();

  const key = () =>
    process.ask<string>(`tab ${number} makes a key`, (resolve, reject) => {
      const made = `key-${number}-${history.of(process).nextNumber()}`;
      const fate = nature.pick(`tab ${number} makes a key`, [
        'well',
        'well',
        'well',
        'throws',
        'is slow',
      ]);
      if (fate === 'well') return resolve(made);
      history.of(process).hasLostKey = true;
      if (fate === 'throws') return reject(new Error('no entropy'));
      nature.send(`tab ${number} has a key`, () => resolve(made));
    });
  const prover = () =>
    process.ask<{ code: string }>(`tab ${number} proves`, (resolve, reject) => {
      const code = `code.${person()}.${number}-${history.of(process).nextNumber()}`;
      const fate = nature.pick(`tab ${number} proves`, ['well', 'throws', 'hangs']);
      if (fate === 'throws') return reject(new Error('WeChat is busy'));
      if (fate === 'well') nature.send(`tab ${number} has a proof`, () => resolve({ code }));
    });

  const session = createSession({
    auth: {
      async refresh(question) {
        if (!process.isAlive) return new Promise(() => {});
        const hear = referee.asksRefresh(tab, question);
        const answer = await auth.refresh(question);
        hear(answer);
        return answer;
      },
      signOut(refreshToken) {
        if (process.isAlive) referee.revokes(tab, refreshToken);
        return auth.signOut(refreshToken);
      },
    },
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
    calls: [],
    seen: session.state(),
    pending: 0,
    signIns: new Set(),
    shown,
    isInside: false,
  };
  return { tab, referee };
}

/** What a listener of the world throws on purpose. */
export class ListenerError extends Error {}
