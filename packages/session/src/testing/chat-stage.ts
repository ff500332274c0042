import { afterEach, expect } from 'vitest';
import type { ChatWay } from './chat-app.ts';
import { type ChatServer, startChatServer } from './chat-server.ts';
import type { ChatUser } from './chat-user.ts';

/** Opens the chat app for somebody; `page` is what the server serves at `/`. */
export interface ChatDoor<User extends ChatUser = ChatUser> {
  page(): string;
  open(chat: ChatServer): Promise<User>;
}

/** A server and a user for each test of a suite, gone when it is over. */
export function createChatStage<User extends ChatUser>(door: ChatDoor<User>) {
  let chat: ChatServer | undefined;
  let user: User | undefined;

  afterEach(async () => {
    await user?.leave();
    await chat?.close();
    user = undefined;
    chat = undefined;
  });

  /** Waits until the app has noted a line so many times. */
  const heard = (line: string, times = 1) =>
    expect
      .poll(async () => (await user?.heard())?.filter((said) => said === line).length, {
        timeout: 15_000,
      })
      .toBeGreaterThanOrEqual(times);

  /** Signed in, connected, and welcome. */
  async function connected(way: ChatWay) {
    const server = await startChatServer(door.page());
    chat = server;
    const opened = await door.open(server);
    user = opened;
    await opened.signIn();
    await heard('signed in');
    await opened.connect(way);
    await heard('welcome');
    return { chat: server, user: opened };
  }

  return { connected, heard };
}
