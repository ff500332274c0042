import type { Page } from 'playwright-core';
import { bundleForTaro } from './bundle-for-taro.ts';
import type { ChatPage } from './chat-page-web.ts';
import type { ChatServer } from './chat-server.ts';
import type { ChatUser } from './chat-user.ts';
import type { Browser } from './chromium.ts';

declare const chatPage: ChatPage;

/** The whole of a page with Taro's H5 sockets in it. */
export async function chatPageText(): Promise<string> {
  const script = await bundleForTaro('chat-page-web.ts', 'h5');
  return `<!doctype html><meta charset="utf-8"><title>chat</title>
<script>${script.replaceAll('</script', '<\\/script')}</script>`;
}

/** What a tab that is put behind another, or taken up, tells its page. */
const turn = (page: Page, visibilityState: 'hidden' | 'visible') =>
  page.evaluate(`
    Object.defineProperty(document, 'visibilityState', { value: '${visibilityState}', configurable: true });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));`);

/** A user with the page open, in a tab of their own. */
export async function openChatInBrowser(
  { context }: Browser,
  { auth }: ChatServer,
): Promise<ChatUser & { readonly page: Page }> {
  const page = await context.newPage();
  await page.goto(auth.url);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  return {
    page,
    signIn: () => page.evaluate(() => chatPage.signIn()),
    signOut: () => page.evaluate(() => chatPage.signOut()),
    ask: () => page.evaluate(() => chatPage.ask()),
    connect: (way) => page.evaluate((chosen) => chatPage.connect(chosen), way),
    sayHello: () => page.evaluate(() => chatPage.say('hello')),
    heard: () => page.evaluate(() => chatPage.said),
    sleep: async () => void (await turn(page, 'hidden')),
    wake: async () => void (await turn(page, 'visible')),
    leave: () => page.close(),
  };
}
