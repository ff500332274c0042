import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createAppWindow } from '../../testing/app-window.ts';
import { settle } from '../../testing/fake-clock.ts';
import { appListeners, latestSocket, sockets } from '../../testing/fake-sockets.ts';
import { createSignedInRig, pair } from '../../testing/rig.ts';
import { createChat } from '../../testing/socket-chat.ts';
import { createTaroSocket } from './index.ts';

vi.mock('@tarojs/taro', async () => {
  const { appEvents, connectSocket } = await import('../../testing/fake-sockets.ts');
  return { default: { connectSocket, ...appEvents } };
});

beforeEach(() => {
  sockets.length = 0;
});

describe('a socket that breaks', () => {
  it('is connected again, after longer and longer waits, soon after a good life, and at once when shown', async () => {
    const { clock, lifecycle } = await createChat();
    const waits: number[] = [];
    for (const _ of ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh']) {
      (await latestSocket()).break('connection refused');
      await settle();
      const before = sockets.length;
      let waited = 0;
      while (sockets.length === before && waited < 60_000) {
        await clock.advance(250);
        waited += 250;
      }
      waits.push(waited);
    }
    expect(waits[0]).toBeGreaterThanOrEqual(1_000);
    expect(waits[0]).toBeLessThanOrEqual(2_000);
    expect(waits.slice(-2).every((wait) => wait >= 15_000 && wait <= 30_250)).toBe(true);
    const good = await latestSocket();
    good.open();
    await clock.advance(10_000);
    good.closeBy(1006);
    await clock.advance(2_000);
    expect(await latestSocket()).not.toBe(good);
    (await latestSocket()).break('connection refused');
    await settle();
    const before = sockets.length;
    lifecycle.show();
    await settle();
    expect(sockets).toHaveLength(before + 1);
  });

  it('waits while the app is hidden, and connects as soon as it is shown', async () => {
    const { clock, lifecycle } = await createChat();
    const wire = await latestSocket();
    wire.open();
    await settle();
    lifecycle.hide();
    wire.closeBy(1006, 'interrupted');
    await clock.advance(3_600_000);
    expect(sockets).toHaveLength(1);
    lifecycle.show();
    await settle();
    expect(sockets).toHaveLength(2);
  });

  it('tries nothing while the app is hidden, not even what was due by then', async () => {
    const { clock, lifecycle, renew } = await createChat();
    const wire = await latestSocket();
    wire.open();
    await settle();
    wire.closeBy(1006);
    await settle();
    lifecycle.hide();
    await clock.advance(60_000);
    await renew(1);
    expect(sockets).toHaveLength(1);
    lifecycle.show();
    await settle();
    expect(sockets).toHaveLength(2);
  });

  it('is connected again when a refresh that was unreachable comes about', async () => {
    const { answer, auth, clock, ends } = await createChat();
    (await latestSocket()).break('HTTP 401');
    await settle();
    auth.latest().answer({ kind: 'unreachable', cause: 'offline' });
    await settle();
    expect(ends).toEqual([]);
    await clock.advance(2_000);
    (await latestSocket()).break('HTTP 401');
    await answer(1);
    expect(sockets.at(-1)?.option.header.Authorization).toBe('Bearer access-a0.1');
  });
});

describe('a socket and its session', () => {
  it('ends with it', async () => {
    const { clock, ends, session } = await createChat();
    const wire = await latestSocket();
    wire.open();
    await settle();
    await session.signOut();
    await settle();
    await clock.advance(60_000);
    expect(wire.isClosed).toBe(true);
    expect(ends).toMatchObject([{ code: 'SESSION_ENDED', reason: 'signed-out' }]);
    expect(sockets).toHaveLength(1);
  });

  it('never carries another user’s token', async () => {
    const { clock, ends, session, tokens } = await createChat();
    (await latestSocket()).open();
    await settle();
    await session.signIn(async () => pair(0, { who: 'b' }));
    await settle();
    await clock.advance(60_000);
    expect(tokens()).toEqual(['access-a0.0']);
    expect(ends).toMatchObject([{ code: 'SESSION_ENDED', reason: 'replaced' }]);
  });

  it('is not the next user’s, where no connection came about before they signed in', async () => {
    const { clock, session } = await createSignedInRig();
    const lifecycle = createAppWindow();
    lifecycle.hide();
    const ends: unknown[] = [];
    createTaroSocket(session, {
      url: 'wss://chat.test/',
      clock,
      lifecycle,
      onMessage: () => {},
      onEnd: (reason) => ends.push(reason),
    });
    await session.signIn(async () => pair(0, { who: 'b' }));
    lifecycle.show();
    await settle();
    expect(sockets.map(({ option }) => option.header.Authorization)).toEqual([]);
    expect(ends).toMatchObject([{ code: 'SESSION_ENDED', reason: 'replaced' }]);
  });

  it('goes on with another session of the same user, where the server says whose it is', async () => {
    const { ends, session, tokens } = await createChat({}, pair(0, { user: { id: 'a' } }));
    (await latestSocket()).open();
    await settle();
    const renewed = { session: { id: 'next' }, user: { id: 'a' }, accessToken: 'access-next' };
    await session.signIn(async () => pair(0, renewed));
    (await latestSocket()).open();
    await settle();
    expect(tokens()).toEqual(['access-a0.0', 'access-next']);
    expect(ends).toEqual([]);
  });

  it('says so where nobody is signed in', async () => {
    const { ends, session } = await createChat();
    await session.signOut();
    const later: unknown[] = [];
    createTaroSocket(session, {
      url: 'wss://chat.test/',
      lifecycle: createAppWindow(),
      onMessage: () => {},
      onEnd: (reason) => later.push(reason),
    });
    await settle();
    expect(later).toMatchObject([{ code: 'SIGN_IN_REQUIRED' }]);
    expect(ends).toHaveLength(1);
  });

  it('is closed for good by its caller, or by a signal, and leaves no listener behind', async () => {
    const controller = new AbortController();
    for (const by of ['close', 'signal'] as const) {
      const signal = by === 'signal' ? controller.signal : undefined;
      const { clock, ends, lifecycle, socket } = await createChat({ signal });
      const before = sockets.length;
      const wire = await latestSocket();
      wire.open();
      await settle();
      const listening = lifecycle.listeners();
      if (by === 'close') socket.close();
      else controller.abort();
      await clock.advance(60_000);
      expect(wire.isClosed).toBe(true);
      expect(socket.send('too late')).toBe(false);
      expect(lifecycle.listeners()).toBe(listening - 1);
      expect(sockets.length).toBeLessThanOrEqual(before + 1);
      expect(ends).toEqual([]);
    }
  });

  it('listens to the app by itself where it was given no lifecycle, until it is over', async () => {
    const { session } = await createChat();
    const url = 'wss://chat.test/';
    const socket = createTaroSocket(session, { url, onMessage: () => {} });
    expect(appListeners.size).toBe(2);
    socket.close();
    expect(appListeners.size).toBe(0);
  });

  it('closes a connection that opens only after the caller has closed it', async () => {
    const { opens, socket } = await createChat();
    const wire = await latestSocket();
    socket.close();
    wire.open();
    await settle();
    expect(wire.isClosed).toBe(true);
    expect(opens).toEqual([]);
  });
});
