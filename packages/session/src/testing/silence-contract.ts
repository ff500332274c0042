import { describe, expect, it } from 'vitest';
import { type ChatDoor, createChatStage } from './chat-stage.ts';

/** What a socket with a heartbeat must do over a real wire. */
export function describeSilence(name: string, door: ChatDoor): void {
  describe(`${name} with a heartbeat`, { timeout: 40_000 }, () => {
    const { connected, heard } = createChatStage(door);

    it('stays on a connection whose server answers it', async () => {
      const { chat, user } = await connected('with-heartbeat');
      await heard('echo ping', 3);
      await user.sayHello();
      await heard('echo hello');
      expect(chat.connections).toHaveLength(1);
    });

    it('leaves a connection that is open and silent, and comes back on another with the token of now', async () => {
      const { chat, user } = await connected('with-heartbeat');
      chat.fallSilent();
      chat.auth.expireAll();
      await user.ask();
      await heard('asked: 200');
      await heard('welcome', 2);
      await user.sayHello();
      await heard('echo hello');
      expect(chat.connections.map(({ shown }) => shown)).toEqual([
        ['Bearer access-1'],
        ['Bearer access-2'],
      ]);
      expect(chat.auth.counts).toMatchObject({ refreshes: 1, seemingThefts: 0 });
    });
  });
}
