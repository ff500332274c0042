import { afterAll, beforeAll, describe } from 'vitest';
import { chatPageText, openChatInBrowser } from '../../testing/chat-in-browser.ts';
import type { ChatDoor } from '../../testing/chat-stage.ts';
import { type Browser, hasChromium, launchChromium } from '../../testing/chromium.ts';
import { describeSilence } from '../../testing/silence-contract.ts';
import { describeSocket } from '../../testing/socket-contract.ts';

describe.runIf(hasChromium)('with Taro’s H5 in a real browser', () => {
  let browser: Browser;
  let page = '';
  beforeAll(async () => {
    [browser, page] = await Promise.all([launchChromium(), chatPageText()]);
  }, 60_000);
  afterAll(() => browser?.close());

  // A browser's WebSocket has no headers of its own: only by a message.
  const door: ChatDoor = { page: () => page, open: (chat) => openChatInBrowser(browser, chat) };
  describeSocket('a socket on H5', 'by-message', door);
  describeSilence('a socket on H5', door);
});
