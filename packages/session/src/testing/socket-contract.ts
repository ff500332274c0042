import { describe, expect, it } from 'vitest';
import type { ChatWay } from './chat-app.ts';
import { type ChatDoor, createChatStage } from './chat-stage.ts';

/** Taro's H5 closes without a code, which the other side reads as 1005. */
const GOOD_CLOSINGS = [1000, 1005];

const bearer = (number: number) => `Bearer access-${number}`;

/** What a socket of a session must do over a real wire. */
export function describeSocket(name: string, way: ChatWay, door: ChatDoor): void {
  describe(`${name}, its bearer ${way}`, { timeout: 40_000 }, () => {
    const { connected: connectedBy, heard } = createChatStage(door);
    const connected = () => connectedBy(way);

    it('carries what is said both ways, for whom the bearer says', async () => {
      const { chat, user } = await connected();
      await user.sayHello();
      await heard('echo hello');
      expect(chat.connections).toEqual([{ shown: [bearer(1)], said: ['hello'] }]);
    });

    it('comes back with a new token when its token expires, after one refresh', async () => {
      const { chat, user } = await connected();
      chat.expireAll();
      await heard('welcome', 2);
      await user.sayHello();
      await heard('echo hello');
      expect(chat.connections).toEqual([
        { shown: [bearer(1)], said: [], closedWith: 4401 },
        { shown: [bearer(2)], said: ['hello'] },
      ]);
      expect(chat.auth.counts).toMatchObject({ refreshes: 1, seemingThefts: 0 });
    });

    it('shows the server a pair that another call has renewed', async () => {
      const { chat, user } = await connected();
      chat.auth.expireAll();
      await user.ask();
      await heard('asked: 200');
      await heard('welcome', 2);
      const [first, second] = chat.connections;
      if (way === 'by-message') expect(first?.shown).toEqual([bearer(1), bearer(2)]);
      else {
        await expect.poll(() => first?.closedWith).toBe(1000);
        expect(second?.shown).toEqual([bearer(2)]);
      }
      expect(chat.auth.counts.refreshes).toBe(1);
    });

    it('ends when a token that was just refreshed is rejected, too', async () => {
      const { chat, user } = await connected();
      chat.isSuspicious = true;
      chat.expireAll();
      await expect
        .poll(async () => (await user.heard()).at(-1), { timeout: 15_000 })
        .toBe(way === 'by-message' ? 'end: 4401' : 'end: 1006');
      expect(chat.auth.counts.refreshes).toBe(1);
    });

    it('comes back by itself when the network has cut it, with the same token', async () => {
      const { chat, user } = await connected();
      chat.cut();
      await heard('welcome', 2);
      await user.sayHello();
      await heard('echo hello');
      expect(chat.connections.map(({ shown }) => shown)).toEqual([[bearer(1)], [bearer(1)]]);
      expect(chat.auth.counts.refreshes).toBe(0);
    });

    it('comes back when the app does, with a fresh token where the old one expired meanwhile', async () => {
      const { chat, user } = await connected();
      await user.sleep();
      chat.auth.expireAll();
      chat.cut();
      await expect.poll(() => chat.connections[0]?.closedWith).toBe(1006);
      await user.wake();
      await heard('welcome', 2);
      expect(chat.connections.at(-1)?.shown).toEqual([bearer(2)]);
      expect(chat.auth.counts).toMatchObject({ refreshes: 1, seemingThefts: 0 });
    });

    it('is closed by signing out, and stays so', async () => {
      const { chat, user } = await connected();
      await user.signOut();
      await heard('end: signed-out');
      await expect.poll(() => chat.connections[0]?.closedWith).toBeOneOf(GOOD_CLOSINGS);
      await user.sayHello();
      await heard('not connected');
      expect(chat.connections).toHaveLength(1);
    });

    it('is closed when somebody else signs in, whose token never goes over it', async () => {
      const { chat, user } = await connected();
      await user.signIn();
      await heard('end: replaced');
      await expect.poll(() => chat.connections[0]?.closedWith).toBeOneOf(GOOD_CLOSINGS);
      await user.connect(way);
      await heard('welcome', 2);
      expect(chat.connections.map(({ shown }) => shown)).toEqual([[bearer(1)], [bearer(2)]]);
    });

    it('is not opened again for somebody who signed in while it was cut', async () => {
      const { chat, user } = await connected();
      chat.cut();
      await expect.poll(() => chat.connections[0]?.closedWith).toBe(1006);
      await user.signIn();
      await heard('end: replaced');
      await user.connect(way);
      await heard('welcome', 2);
      const shown = chat.connections.flatMap((one) => one.shown);
      expect(shown.filter((one) => one === bearer(2))).toHaveLength(1);
    });
  });
}
