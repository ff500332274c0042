import type { ChatWay } from './chat-app.ts';

/** Somebody with the chat app open, on a phone or in a browser. */
export interface ChatUser {
  signIn(): Promise<void>;
  signOut(): Promise<void>;
  /** A call that needs a sign-in. */
  ask(): Promise<void>;
  connect(way: ChatWay): Promise<void>;
  sayHello(): Promise<void>;
  /** What the app has noted so far. */
  heard(): Promise<readonly string[]>;
  /** Puts the app out of sight, and takes it up again. */
  sleep(): Promise<void>;
  wake(): Promise<void>;
  leave(): Promise<void>;
}
