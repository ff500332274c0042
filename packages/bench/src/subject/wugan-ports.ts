import {
  type Clock,
  type CredentialStore,
  createHttpAuthServer,
  type HttpAnswer,
  type Random,
  type Send,
  type SessionPorts,
  TransportError,
} from '@wugan/session';
import type { World } from '../world/world.ts';

const REFRESH_URL = '/refresh';

function createMemoryStore(): CredentialStore {
  let text: string | null = null;
  return {
    shared: false,
    read: async () => text,
    async update(decide) {
      text = decide(text);
    },
  };
}

const clock: Clock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
};

const random: Random = {
  key: async () => crypto.randomUUID(),
  unit: Math.random,
};

function answer(status: number, body: unknown): HttpAnswer {
  return { status, headers: {}, body };
}

function refreshTokenIn(body: unknown): string {
  const isUsable = typeof body === 'object' && body !== null && 'refreshToken' in body;
  return isUsable ? String(body.refreshToken) : '';
}

/** The world as a transport. */
export function createSend(world: World): Send {
  return async ({ body, headers, url }) => {
    if (url !== REFRESH_URL) {
      const bearer = headers?.Authorization ?? '';
      return answer(await world.call(url, bearer.slice('Bearer '.length)), null);
    }
    const reply = await world.refresh(refreshTokenIn(body)).catch(() => {
      throw new TransportError('offline');
    });
    return reply.status === 200
      ? answer(200, reply.pair)
      : answer(401, { code: 'refresh_token_reused' });
  };
}

/** What a session needs from outside, with nothing between it and the world. */
export function createPorts(send: Send): SessionPorts {
  const auth = createHttpAuthServer({
    send,
    refreshUrl: REFRESH_URL,
    signOutUrl: '/sign-out',
    verdicts: { refresh_token_reused: 'ended' },
    endReason: () => 'reuse-detected',
  });
  return { auth, clock, random, store: createMemoryStore() };
}
