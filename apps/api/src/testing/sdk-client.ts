import { randomBytes } from 'node:crypto';
import {
  type Bearer,
  type CredentialStore,
  createHttpAuthServer,
  createSession,
  type EndReason,
  type HttpAnswer,
  type Prover,
  type Send,
  type Session,
  TransportError,
} from '@wugan/session';
import { API_PREFIX, accessRejections, paths, refreshVerdicts } from '@wugan/shared';
import { LoginAnswer } from '@wugan/shared/schemas';
import { Value } from 'typebox/value';
import type { TestApp } from './start-test-app.ts';

/** The real SDK over real HTTP, as an app wires it. */
export interface SdkClient {
  readonly session: Session;
  readonly store: CredentialStore & { text: string | null };
  signIn(user: string): Promise<void>;
  /** `GET /me`; `spoil` says for which pairs the token is made worthless on the way. */
  me(spoil?: (bearer: Bearer) => boolean): Promise<HttpAnswer>;
}

export interface SdkClientOptions {
  readonly app: Pick<TestApp, 'code'>;
  /** Where the client finds the API: the app itself, or a proxy before it. */
  readonly url: string;
  /** What an earlier process of this client left in its storage. */
  readonly stored?: string | null;
  readonly prover?: Prover;
}

const endReasons: Record<string, EndReason> = {
  session_expired: 'expired',
  refresh_token_invalid: 'rejected',
  reuse_detected: 'reuse-detected',
  signed_out: 'signed-out-elsewhere',
  ended_elsewhere: 'signed-out-elsewhere',
};

const send: Send = async ({ url, method, headers, body }) => {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const response = await fetch(url, { method, headers: { ...type, ...headers }, ...json }).catch(
    () => {
      throw new TransportError('offline');
    },
  );
  const text = await response.text();
  const parsed: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, headers: Object.fromEntries(response.headers), body: parsed };
};

function isRejected({ status, body }: HttpAnswer): boolean {
  const code = typeof body === 'object' && body !== null ? Reflect.get(body, 'code') : undefined;
  return status === 401 && accessRejections.some((rejection) => rejection === code);
}

function memoryStore(text: string | null): SdkClient['store'] {
  const store = {
    text,
    shared: false,
    read: async () => store.text,
    update: async (decide: (stored: string | null) => string | null) => {
      store.text = decide(store.text);
    },
  };
  return store;
}

export function createSdkClient({ app, url, stored = null, prover }: SdkClientOptions): SdkClient {
  const base = `${url}${API_PREFIX}`;
  const store = memoryStore(stored);
  const session = createSession({
    auth: createHttpAuthServer({
      send,
      refreshUrl: base + paths.refresh,
      signOutUrl: base + paths.logout,
      verdicts: refreshVerdicts,
      endReason: ({ code, reason = '' }) => endReasons[reason] ?? endReasons[code] ?? 'revoked',
    }),
    clock: {
      now: () => performance.timeOrigin + performance.now(),
      after: (ms, task) => {
        const timer = setTimeout(task, ms);
        return () => clearTimeout(timer);
      },
    },
    random: { key: async () => randomBytes(16).toString('hex'), unit: Math.random },
    store,
    ...(prover === undefined ? {} : { prover }),
  });

  return {
    session,
    store,
    signIn: (user) =>
      session.signIn(async (attempt) => {
        const body = { code: await app.code(user), attempt };
        const answer = await send({ url: base + paths.login, method: 'POST', body });
        return Value.Parse(LoginAnswer, answer.body);
      }),
    me: (spoil = () => false) =>
      session.call(
        (bearer) =>
          send({
            url: base + paths.me,
            method: 'GET',
            headers: spoil(bearer) ? { Authorization: 'Bearer spoilt' } : bearer.headers,
          }),
        { isRejected },
      ),
  };
}
