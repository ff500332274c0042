import type { HttpRequest, Send, SessionPorts } from '@wugan/session';
import { beforeEach, expect, it, vi } from 'vitest';

type Answer = (status: number, body: unknown) => void;

const { phone } = vi.hoisted(() => {
  vi.stubGlobal('WUGAN_API_URL', 'http://api.test/api/v1');
  vi.stubGlobal('WUGAN_SANDBOX_URL', '');
  const stored = new Map<string, unknown>();
  const asked: { readonly request: HttpRequest; readonly answer: Answer }[] = [];
  return { phone: { stored, asked } };
});

vi.mock('@tarojs/taro', () => ({
  default: {
    getStorageSync: (key: string) => phone.stored.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void phone.stored.set(key, value),
    removeStorageSync: (key: string) => void phone.stored.delete(key),
  },
}));
vi.mock('./platform/send-picture.ts', () => ({
  sendPicture: () => Promise.reject(new Error('none')),
}));
vi.mock('./platform/ports.ts', () => {
  const read = () => String(phone.stored.get('session') ?? '') || null;
  const send: Send = (request) =>
    new Promise((resolve) => {
      const answer: Answer = (status, body) => resolve({ status, headers: {}, body });
      if (request.url.endsWith('/auth/logout')) answer(204, '');
      else phone.asked.push({ request, answer });
    });
  const ports: Omit<SessionPorts, 'auth'> = {
    clock: { now: Date.now, after: () => () => {} },
    random: { key: async () => 'attempt', unit: Math.random },
    prover: async () => ({ code: 'fresh' }),
    store: {
      shared: false,
      read: async () => read(),
      update: async (decide) => void phone.stored.set('session', decide(read()) ?? ''),
    },
  };
  return { ports, send };
});

const user = (id: string) => ({ id, nickname: id, avatarUrl: null, phone: null, createdAt: 1 });
const sessionOf = (id: string) => ({
  id,
  current: id === 'here',
  platform: 'weapp',
  device: null,
  createdAt: 1,
  lastSeenAt: 2,
});
const grant = (id: string, epoch = 0) => ({
  accessToken: `access-${id}-${epoch}`,
  refreshToken: `refresh-${id}-${epoch}`,
  accessExpiresIn: 3600,
  session: { id, epoch, generation: 0 },
});

let app: Awaited<ReturnType<typeof launch>>;

/** Everything that `app.tsx` starts, as after a cold start of the phone. */
async function launch() {
  vi.resetModules();
  const [{ store }, { keepProfile }, { keepSeenSessions }, { session }] = await Promise.all([
    import('./store.ts'),
    import('./keep-profile.ts'),
    import('./keep-seen-sessions.ts'),
    import('./session.ts'),
  ]);
  const [{ meApi }, { sessionsApi }, { remembered }] = await Promise.all([
    import('./api/me.ts'),
    import('./api/sessions.ts'),
    import('./profile.ts'),
  ]);
  keepProfile(store);
  keepSeenSessions(store);
  await session.start();
  const readMe = () =>
    store.dispatch(meApi.endpoints.me.initiate(undefined, { forceRefetch: true }));
  const signIn = async (id: string) => {
    await session.signIn(async () => grant(`session-of-${id}`));
    store.dispatch(remembered(user(id)));
  };
  /** Asks for the list of sessions, which the server says is this one. */
  const readSessions = async (ids: readonly string[]) => {
    const reading = store.dispatch(
      sessionsApi.endpoints.sessions.initiate(undefined, { forceRefetch: true }),
    );
    await answer('/auth/sessions', 200, { sessions: ids.map(sessionOf) });
    await reading;
    // RTK tells subscribers of an answer a moment after it is in the store.
    await expect.poll(keptList).toBeDefined();
  };
  const known = () => store.getState().profile?.id ?? null;
  const seen = () => store.getState().seenSessions?.sessions.map(({ id }) => id) ?? null;
  return { session, readMe, readSessions, signIn, known, seen };
}

const kept = () => phone.stored.get('wugan.profile');
const keptList = () => phone.stored.get('wugan.sessions');
const request = (path: string) =>
  expect.poll(() => phone.asked.find((one) => one.request.url.endsWith(path))).toBeDefined();

async function answer(
  path: string,
  status: number,
  body: unknown,
): Promise<HttpRequest | undefined> {
  await request(path);
  const at = phone.asked.findIndex(({ request: { url } }) => url.endsWith(path));
  const [asked] = phone.asked.splice(at, 1);
  asked?.answer(status, body);
  return asked?.request;
}

beforeEach(async () => {
  phone.stored.clear();
  phone.asked.length = 0;
  app = await launch();
}, 120_000);

it('a cold start without a network knows who is signed in', async () => {
  await app.signIn('alice');
  app = await launch();
  expect(app.known()).toBe('alice');
});

it('a silent proof is the same session: the user is known all the while, and after a start', async () => {
  await app.signIn('alice');
  const reading = app.readMe();
  await answer('/me', 401, { code: 'session_ended' });
  await answer('/auth/refresh', 401, { code: 'proof_required' });
  expect(app.known()).toBe('alice');
  const proof = await answer('/auth/refresh', 200, grant('session-of-alice', 1));
  expect(proof?.body).toMatchObject({ proof: { code: 'fresh' } });
  const again = await answer('/me', 200, user('alice'));
  expect(again?.headers?.Authorization).toBe('Bearer access-session-of-alice-1');
  await reading;
  expect(kept()).toEqual({ sessionId: 'session-of-alice', user: user('alice') });
  app = await launch();
  expect(app.known()).toBe('alice');
});

it('whoever signs in next finds nothing of the one before, and a sign-out leaves nothing', async () => {
  await app.signIn('alice');
  await app.session.signIn(async () => grant('session-of-bob'));
  expect({ known: app.known(), kept: kept() }).toEqual({ known: null, kept: undefined });
  await app.signIn('bob');
  await app.session.signOut();
  expect({ known: app.known(), kept: kept() }).toEqual({ known: null, kept: undefined });
});

it('an answer that was on its way when somebody else signed in is not taken for theirs', async () => {
  await app.signIn('alice');
  const reading = app.readMe();
  await request('/me');
  await app.signIn('bob');
  await answer('/me', 200, user('alice'));
  await reading;
  expect(app.known()).toBe('bob');
  expect(kept()).toEqual({ sessionId: 'session-of-bob', user: user('bob') });
});

it('a record of another session, or one that cannot be read, is nobody’s', async () => {
  await app.signIn('alice');
  for (const record of [{ sessionId: 'older', user: user('eve') }, { user: 1 }, 'garbage']) {
    phone.stored.set('wugan.profile', record);
    app = await launch();
    expect(app.known()).toBeNull();
  }
});

it('a cold start without a network knows the list that was seen last, and when that was', async () => {
  await app.signIn('alice');
  await app.readSessions(['elsewhere', 'here']);
  expect(keptList()).toEqual({
    sessionId: 'session-of-alice',
    seen: { at: expect.any(Number), sessions: [sessionOf('elsewhere'), sessionOf('here')] },
  });
  app = await launch();
  expect(app.seen()).toEqual(['elsewhere', 'here']);
});

it('of a long list ten are kept, and this device', async () => {
  await app.signIn('alice');
  const ids = Array.from({ length: 30 }, (_, index) => `s${index}`);
  await app.readSessions([...ids, 'here']);
  app = await launch();
  expect(app.seen()).toEqual([...ids.slice(0, 10), 'here']);
});

it('the list is gone with its session, and for whoever signs in next', async () => {
  await app.signIn('alice');
  await app.readSessions(['here']);
  await app.session.signIn(async () => grant('session-of-bob'));
  expect({ seen: app.seen(), kept: keptList() }).toEqual({ seen: null, kept: undefined });
  await app.readSessions(['here']);
  await app.session.signOut();
  expect({ seen: app.seen(), kept: keptList() }).toEqual({ seen: null, kept: undefined });
});

it('a list of another session, or one that cannot be read, is nobody’s', async () => {
  await app.signIn('alice');
  const sessionId = 'session-of-alice';
  const seen = { at: 1, sessions: [sessionOf('here')] };
  phone.stored.set('wugan.sessions', { sessionId, seen });
  app = await launch();
  expect(app.seen()).toEqual(['here']);
  const broken = [{ ...seen, at: 'now' }, { at: 1 }, { at: 1, sessions: [{ id: 1 }] }, 'garbage'];
  for (const record of [
    { sessionId: 'older', seen },
    ...broken.map((one) => ({ sessionId, seen: one })),
  ]) {
    phone.stored.set('wugan.sessions', record);
    app = await launch();
    expect(app.seen()).toBeNull();
  }
});
