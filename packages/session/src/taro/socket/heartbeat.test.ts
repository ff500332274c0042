import { beforeEach, describe, expect, it, vi } from 'vitest';
import { settle } from '../../testing/fake-clock.ts';
import { latestSocket, sockets } from '../../testing/fake-sockets.ts';
import { carriedBy } from '../../testing/rig.ts';
import { createChat } from '../../testing/socket-chat.ts';
import type { TaroSocketOptions } from './index.ts';

vi.mock('@tarojs/taro', async () => {
  const { connectSocket } = await import('../../testing/fake-sockets.ts');
  return { default: { connectSocket } };
});

beforeEach(() => {
  sockets.length = 0;
});

const HOUR = 3_600_000;
const heartbeat = { every: 30_000, within: 10_000, message: () => 'ping' };

async function connected(options: Partial<TaroSocketOptions> = { heartbeat }) {
  const chat = await createChat(options);
  const wire = await latestSocket();
  wire.open();
  await settle();
  return { ...chat, wire };
}

describe('a heartbeat', () => {
  it('asks after a silence, and takes whatever is heard for an answer', async () => {
    const { clock, heard, wire } = await connected();
    await clock.advance(29_999);
    expect(wire.sent).toEqual([]);
    await clock.advance(1);
    expect(wire.sent).toEqual(['ping']);
    await clock.advance(9_999);
    wire.say('news');
    await clock.advance(29_999);
    expect(wire.sent).toEqual(['ping']);
    await clock.advance(1);
    wire.say('pong');
    await clock.advance(29_999);
    expect(wire.sent).toEqual(['ping', 'ping']);
    expect(heard).toEqual(['news', 'pong']);
    expect(sockets).toHaveLength(1);
  });

  it('that nothing answers drops the connection, and the next one carries the token of now', async () => {
    const authenticate = vi.fn(carriedBy);
    const { clock, ends, renew, wire } = await connected({ authenticate, heartbeat });
    await renew(1);
    await clock.advance(39_999);
    expect(wire.isClosed).toBe(false);
    expect(wire.sent).toEqual(['access-a0.0', 'access-a0.1', 'ping']);
    await clock.advance(1);
    expect(wire.isClosed).toBe(true);
    await clock.advance(2_000);
    const next = await latestSocket();
    expect(next).not.toBe(wire);
    next.open();
    await settle();
    expect(next.sent).toEqual(['access-a0.1']);
    expect(ends).toEqual([]);
  });

  it('stops while the app is hidden, which says nothing of the server, and asks as soon as it is shown', async () => {
    const { clock, lifecycle, wire } = await connected();
    lifecycle.hide();
    await clock.advance(HOUR);
    expect(wire.sent).toEqual([]);
    lifecycle.show();
    expect(wire.sent).toEqual(['ping']);
    lifecycle.hide();
    await clock.advance(HOUR);
    expect(wire.isClosed).toBe(false);
    lifecycle.show();
    expect(wire.sent).toEqual(['ping', 'ping']);
    await clock.advance(10_000);
    expect(wire.isClosed).toBe(true);
  });

  it('is of the connection of now, and over with the socket', async () => {
    const { clock, lifecycle, renew, socket, wire } = await connected();
    await renew(1);
    const next = await latestSocket();
    next.open();
    await clock.advance(30_000);
    expect([wire.sent, next.sent]).toEqual([[], ['ping']]);
    socket.close();
    lifecycle.show();
    await clock.advance(HOUR);
    expect(next.sent).toEqual(['ping']);
    expect(sockets).toHaveLength(2);
  });

  it('never meets a server that keeps silent more often than the waits between two tries allow', async () => {
    const { clock } = await connected();
    const before = clock.now();
    while (clock.now() - before < HOUR) {
      await clock.advance(1_000);
      (await latestSocket()).open();
    }
    expect(sockets.length).toBeLessThanOrEqual(HOUR / (heartbeat.every + heartbeat.within + 1_000));
  });

  it('is nobody’s unless asked for: a silent connection is kept', async () => {
    const { clock, wire } = await connected({});
    await clock.advance(HOUR);
    expect({ closed: wire.isClosed, sent: wire.sent }).toEqual({ closed: false, sent: [] });
  });
});
