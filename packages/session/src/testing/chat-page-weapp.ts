// What `taro build --type weapp` puts in front of an app: Taro's calls go to `wx`.
import '@tarojs/plugin-platform-weapp/dist/runtime';
import { createTaroPlatform, createTaroTransport } from '../taro/index.ts';
import { createChatApp } from './chat-app.ts';

interface PageData {
  setData(data: { said: string[] }): void;
}
declare const Page: (page: Readonly<Record<string, unknown>>) => void;
declare const wx: { getExtConfigSync(): { baseUrl: string } };

let page: PageData | undefined;
const said: string[] = [];
const platform = createTaroPlatform();
const send = createTaroTransport({ lifecycle: platform.lifecycle });
const app = createChatApp(wx.getExtConfigSync().baseUrl, send, platform, (line) => {
  said.push(line);
  page?.setData({ said });
});

/** The page of `chat-in-wechat.ts`: a button for each thing that its user may do. */
Page({
  data: { said },
  onLoad(this: PageData) {
    page = this;
  },
  signIn: app.signIn,
  signOut: app.signOut,
  ask: app.ask,
  connectByHeader: () => app.connect('by-header'),
  connectByMessage: () => app.connect('by-message'),
  connectWithHeartbeat: () => app.connect('with-heartbeat'),
  sayHello: () => app.say('hello'),
});
