import { createTaroLifecycle } from '../taro/taro-lifecycle.ts';
import { createFetchTransport, createWebPlatform } from '../web/index.ts';
import { createChatApp } from './chat-app.ts';

/** The page of `chat-in-browser.ts`: Taro's H5 sockets, and the session of a web page. */
const said: string[] = [];
const ports = { ...createWebPlatform(), lifecycle: createTaroLifecycle() };
const app = createChatApp(location.origin, createFetchTransport(), ports, (line) => {
  said.push(line);
});

const chatPage = { ...app, said };

export type ChatPage = typeof chatPage;
Object.assign(globalThis, { chatPage });
