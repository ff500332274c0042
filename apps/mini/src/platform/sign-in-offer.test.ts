import { expect, it } from 'vitest';
import { offerFor } from './sign-in-offer.ts';

const offerOf = (provider: 'wechat-official-account' | 'wechat-website') => ({
  provider,
  appId: 'wx1',
  authorizeUrl: 'https://open.weixin.qq.com/',
  scope: 's',
});
const official = offerOf('wechat-official-account');
const website = offerOf('wechat-website');

const phone = 'Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile MicroMessenger/8.0.60 NetType/WIFI';
const desktop = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140 Safari/537.36';

it.each([
  ['WeChat', phone, [official, website], official],
  ['WeChat, where only QR codes are set up', phone, [website], undefined],
  ['a desktop', desktop, [official, website], website],
  ['a desktop, where only the official account is set up', desktop, [official], undefined],
  ['anywhere, where nothing is set up', desktop, [], undefined],
])('in %s', (_name, agent, offers, expected) => {
  expect(offerFor(offers, agent)).toBe(expected);
});
