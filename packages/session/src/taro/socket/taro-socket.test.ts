import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bearer } from '../../core/index.ts';
import { settle } from '../../testing/fake-clock.ts';
import { latestSocket, sockets } from '../../testing/fake-sockets.ts';
import { carriedBy } from '../../testing/rig.ts';
import { createChat } from '../../testing/socket-chat.ts';

vi.mock('@tarojs/taro', async () => {
  const { connectSocket } = await import('../../testing/fake-sockets.ts');
  return { default: { connectSocket } };
});

beforeEach(() => {
  sockets.length = 0;
});

const authenticate = (bearer: Bearer) => `auth ${carriedBy(bearer)}`;

describe('a socket whose handshake carries the bearer', () => {
  it('connects with it, and hands messages both ways', async () => {
    const { heard, opens, socket, tokens } = await createChat();
    expect(socket.send('too early')).toBe(false);
    const wire = await latestSocket();
    wire.open();
    await settle();
    wire.say('hello');
    expect(socket.send('hi')).toBe(true);
    expect({ heard, sent: wire.sent, opens, tokens: tokens() }).toEqual({
      heard: ['hello'],
      sent: ['hi'],
      opens: [1],
      tokens: ['access-a0.0'],
    });
  });

  it('loses no message that comes before any promise goes on: on iOS 15 a promise is slower', async () => {
    const { heard, opens, renew } = await createChat();
    const first = await latestSocket();
    first.open();
    first.say('welcome');
    expect({ heard, opens }).toEqual({ heard: ['welcome'], opens: [1] });
    await renew(1);
    const second = await latestSocket();
    second.open();
    second.say('welcome back');
    first.say('too late');
    expect(heard).toEqual(['welcome', 'welcome back']);
  });

  it('opens a second connection for a new pair, and leaves the first one only then', async () => {
    const { heard, renew, socket, tokens } = await createChat();
    const first = await latestSocket();
    first.open();
    await renew(1);
    const second = await latestSocket();
    expect(tokens()).toEqual(['access-a0.0', 'access-a0.1']);
    first.say('still here');
    second.open();
    await settle();
    expect(first.isClosed).toBe(true);
    first.say('too late');
    second.say('welcome');
    socket.send('thanks');
    expect(heard).toEqual(['still here', 'welcome']);
    expect(second.sent).toEqual(['thanks']);
  });

  it('refreshes once for a handshake that is answered with 401', async () => {
    const { answer, auth, ends, tokens } = await createChat();
    (await latestSocket()).break('Unexpected server response: 401');
    await answer(1);
    (await latestSocket()).open();
    await settle();
    expect(tokens()).toEqual(['access-a0.0', 'access-a0.1']);
    expect(auth.asked).toHaveLength(1);
    expect(ends).toEqual([]);
  });

  it('ends when the refreshed token is not accepted either', async () => {
    const { answer, auth, clock, ends } = await createChat();
    (await latestSocket()).break('Unexpected server response: 401');
    await answer(1);
    (await latestSocket()).break('Unexpected server response: 401');
    await settle();
    await clock.advance(60_000);
    expect(ends).toEqual([{ code: 1006, reason: 'Unexpected server response: 401' }]);
    expect(auth.asked).toHaveLength(1);
    expect(sockets).toHaveLength(2);
  });
});

describe('a socket that authenticates by a message', () => {
  it('sends it first, and again for a new pair, on the same connection', async () => {
    const { renew, tokens } = await createChat({ authenticate });
    const wire = await latestSocket();
    wire.open();
    await renew(1);
    expect(wire.sent).toEqual(['auth access-a0.0', 'auth access-a0.1']);
    expect(tokens()).toEqual([undefined]);
  });

  it('sends it after wake, with a token that is refreshed first where it has expired', async () => {
    const { answer, clock, lifecycle } = await createChat({ authenticate });
    const wire = await latestSocket();
    wire.open();
    await settle();
    lifecycle.hide();
    lifecycle.show();
    await settle();
    expect(wire.sent).toEqual(['auth access-a0.0', 'auth access-a0.0']);
    lifecycle.hide();
    await clock.advance(8 * 3_600_000);
    lifecycle.show();
    await answer(1);
    expect(wire.sent.slice(2)).toContain('auth access-a0.1');
    expect(wire.sent.slice(2)).not.toContain('auth access-a0.0');
  });

  it('refreshes for a closing with 4401, and connects with the next pair', async () => {
    const { answer, auth, ends } = await createChat({ authenticate });
    const wire = await latestSocket();
    wire.open();
    await settle();
    wire.closeBy(4401, 'token expired');
    await answer(1);
    const second = await latestSocket();
    expect(second).not.toBe(wire);
    second.open();
    await settle();
    expect(second.sent).toEqual(['auth access-a0.1']);
    expect(auth.asked).toHaveLength(1);
    expect(ends).toEqual([]);
  });

  it('ends when the next pair is rejected at once, but not when that comes after a good life', async () => {
    const { answer, clock, ends } = await createChat({ authenticate });
    const reject = async () => {
      const wire = await latestSocket();
      wire.open();
      await settle();
      return (ms: number) => clock.advance(ms).then(() => wire.closeBy(4401));
    };
    await (await reject())(0);
    await answer(1);
    await (await reject())(60_000);
    await answer(2);
    expect(ends).toEqual([]);
    await (await reject())(1_000);
    await settle();
    expect(ends).toEqual([{ code: 4401, reason: '' }]);
  });

  it('sends nothing to a dead connection for long: a failure to send is a break', async () => {
    const { clock, renew } = await createChat({ authenticate });
    const wire = await latestSocket();
    wire.open();
    await settle();
    wire.isDead = true;
    await renew(1);
    await clock.advance(2_000);
    expect(await latestSocket()).not.toBe(wire);
    expect(wire.isClosed).toBe(true);
  });
});
