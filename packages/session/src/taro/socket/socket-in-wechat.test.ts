import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openChatInWechat, writeChatProgram } from '../../testing/chat-in-wechat.ts';
import { createChatStage } from '../../testing/chat-stage.ts';
import { describeSilence } from '../../testing/silence-contract.ts';
import { describeSocket } from '../../testing/socket-contract.ts';

let program: Awaited<ReturnType<typeof writeChatProgram>>;
beforeAll(async () => {
  program = await writeChatProgram();
}, 60_000);
afterAll(() => program?.remove());

const door = {
  page: () => '',
  open: (chat: { auth: { url: string } }) => openChatInWechat(program.folder, chat.auth.url),
};

describeSocket('a socket in WeChat', 'by-header', door);
describeSocket('a socket in WeChat', 'by-message', door);

describeSilence('a socket in WeChat', door);

describe('a socket on a phone', { timeout: 40_000 }, () => {
  const { connected, heard } = createChatStage(door);

  it('that WeChat interrupts in the background is left alone there, and is back when the app is', async () => {
    const { chat, user } = await connected('by-header');
    await user.sleep();
    await expect.poll(() => chat.connections[0]?.closedWith).toBe(1006);
    const interrupted = { code: 1000, reason: 'interrupted' };
    expect(user.app.sockets()).toMatchObject([{ state: 'closed', closing: interrupted }]);
    await user.wake();
    await heard('welcome', 2);
    expect(user.app.sockets()).toMatchObject([{ state: 'closed' }, { state: 'open' }]);
    expect(chat.auth.counts.refreshes).toBe(0);
  });

  it('that loses its network tries again until there is one', async () => {
    const { chat, user } = await connected('by-message');
    user.phone.network.offline();
    await expect.poll(() => user.app.sockets().length, { timeout: 15_000 }).toBeGreaterThan(1);
    user.phone.network.offline(false);
    await heard('welcome', 2);
    expect(chat.connections).toHaveLength(2);
    expect(chat.auth.counts.refreshes).toBe(0);
  });
});
