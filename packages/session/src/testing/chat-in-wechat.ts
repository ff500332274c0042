import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, createPhone, type Phone } from '@wugan/weapp-runtime';
import { bundleForTaro } from './bundle-for-taro.ts';
import type { ChatUser } from './chat-user.ts';

const buttons = {
  signIn: 'signIn',
  signOut: 'signOut',
  ask: 'ask',
  'by-header': 'connectByHeader',
  'by-message': 'connectByMessage',
  'with-heartbeat': 'connectWithHeartbeat',
  sayHello: 'sayHello',
};
const wxml = `${Object.values(buttons)
  .map((name) => `<button id="${name}" bindtap="${name}">${name}</button>`)
  .join('\n')}
<view class="said" wx:for="{{said}}" wx:key="index">{{item}}</view>`;

/** Writes the mini program; answers its folder, and how to be rid of it. */
export async function writeChatProgram() {
  const folder = await mkdtemp(join(tmpdir(), 'wugan-chat-'));
  await mkdir(join(folder, 'pages'));
  const files = {
    'app.js': 'App({});',
    'app.json': JSON.stringify({ pages: ['pages/chat'] }),
    'pages/chat.js': await bundleForTaro('chat-page-weapp.ts', 'weapp'),
    'pages/chat.json': '{}',
    'pages/chat.wxml': wxml,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A user with the mini program open, in the headless WeChat. */
export async function openChatInWechat(
  dist: string,
  baseUrl: string,
): Promise<ChatUser & { readonly app: App; readonly phone: Phone }> {
  const phone = createPhone({ dist, extConfig: { baseUrl }, interruptAfterMs: 20 });
  const app = await phone.launch();
  const tap = (name: keyof typeof buttons) => app.page().tap(`#${buttons[name]}`);
  return {
    app,
    phone,
    signIn: () => tap('signIn'),
    signOut: () => tap('signOut'),
    ask: () => tap('ask'),
    connect: (way) => tap(way),
    sayHello: () => tap('sayHello'),
    heard: async () =>
      app
        .page()
        .findAll('.said')
        .map(({ text }) => text),
    async sleep() {
      app.hide();
    },
    async wake() {
      app.show();
    },
    async leave() {
      app.kill();
      if (app.errors().length > 0) throw new Error(app.describe());
    },
  };
}
