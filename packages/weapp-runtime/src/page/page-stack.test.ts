import { expect, onTestFinished, test } from 'vitest';
import { createPhone } from '../phone/phone.ts';
import { writeProgram } from '../testing/write-program.ts';

const page = (name: string) => `
  const log = (what) => console.log('${name}', what);
  Page({ data: { q: '' },
    onLoad(query) { this.setData({ q: JSON.stringify(query) }); log('load') },
    onShow() { log('show') }, onHide() { log('hide') }, onUnload() { log('unload') },
    onTabItemTap({ index }) { log('tab ' + index) },
    go(e) { const { how, url, delta } = e.currentTarget.dataset;
      wx[how]({ url, delta, fail: (r) => console.log(r.errMsg) }) } });`;

const link = (how: string, url = '') =>
  `<view bindtap="go" data-how="${how}" data-url="${url}">${how} ${url}</view>`;

const links = [
  ...[link('navigateTo', '/pages/c?x=a%20b'), link('redirectTo', 'c'), link('navigateBack')],
  ...[link('switchTab', '/pages/b'), link('reLaunch', '/pages/c'), link('navigateTo', '/pages/b')],
  link('navigateTo', '/pages/nowhere'),
].join('');

const open = async (more: Readonly<Record<string, string>> = {}, tabBar: object = {}) => {
  const tabs = [
    { pagePath: 'pages/a', text: 'A' },
    { pagePath: 'pages/b', text: 'B' },
  ];
  const names = ['a', 'b', 'c'];
  const dist = writeProgram({
    ...Object.fromEntries(names.map((n) => [`pages/${n}.wxml`, `<view>{{q}}</view>${links}`])),
    ...Object.fromEntries(names.map((n) => [`pages/${n}.js`, page(n)])),
    'app.json': JSON.stringify({
      pages: names.map((n) => `pages/${n}`),
      tabBar: { list: tabs, ...tabBar },
    }),
    ...more,
  });
  const app = await createPhone({ dist }).launch();
  onTestFinished(() => app.kill());
  const before = app.console().length;
  const said = () =>
    app
      .console()
      .slice(before)
      .map(({ text }) => text);
  return { app, said };
};

test('navigateTo hides the page below, gives the query, and back shows it again', async () => {
  const { app, said } = await open();
  await app.page().tap({ text: 'navigateTo /pages/c?x=a%20b' });
  const c = await app.waitForPage('pages/c');
  await c.waitForText('{"x":"a b"}');
  expect([app.paths(), said()]).toEqual([
    ['pages/a', 'pages/c'],
    ['a hide', 'c load', 'c show'],
  ]);
  await app.back();
  expect(app.paths()).toEqual(['pages/a']);
  expect(said().slice(3)).toEqual(['c unload', 'a show']);
});

test('redirectTo and reLaunch close what they replace', async () => {
  const { app, said } = await open();
  await app.page().tap({ text: 'redirectTo c' });
  await app.waitForPage('pages/c');
  expect(said()).toEqual(['a unload', 'c load', 'c show']);
  await app.page().tap({ text: 'reLaunch /pages/c' });
  await expect.poll(() => said().slice(3)).toEqual(['c unload', 'c load', 'c show']);
  expect(app.paths()).toEqual(['pages/c']);
});

test('tab pages are kept alive between switches, whoever switches', async () => {
  const { app, said } = await open();
  await app.page().tap({ text: 'switchTab /pages/b' });
  await app.waitForPage('pages/b');
  expect(said()).toEqual(['a hide', 'b load', 'b show']);
  await app.switchTab('A');
  expect(said().slice(3)).toEqual(['b hide', 'a show', 'a tab 0']);
  expect(app.tabs().map(({ text, selected }) => [text, selected])).toEqual([
    ['A', true],
    ['B', false],
  ]);
  await expect(app.switchTab('C')).rejects.toThrow('no tab "C"; there are: A, B');
});

test.each([
  ['navigateTo /pages/b', 'navigateTo:fail can not navigateTo a tabbar page'],
  ['navigateTo /pages/nowhere', 'navigateTo:fail page "pages/nowhere" is not found'],
  ['navigateBack', 'navigateBack:fail cannot navigate back at first page.'],
])('%s fails as in WeChat', async (text, errMsg) => {
  const { app, said } = await open();
  await app.page().tap({ text, nth: 0 });
  await expect.poll(said).toEqual([errMsg]);
});

test('a custom tab bar is drawn on tab pages and reached by getTabBar', async () => {
  const { app } = await open(
    {
      'custom-tab-bar/index.json': '{"component":true}',
      'custom-tab-bar/index.wxml': '<view bindtap="go">custom {{selected}}</view>',
      'custom-tab-bar/index.js': `Component({ data: { selected: 0 },
        methods: { go() { wx.switchTab({ url: '/pages/b' }) } } })`,
      'pages/b.js': `Page({ onShow() { this.getTabBar().setData({ selected: 1 }) } })`,
    },
    { custom: true },
  );
  await app.page().tap({ text: 'custom 0' });
  const b = await app.waitForPage('pages/b');
  await b.waitForText('custom 1');
});
