import { expect, onTestFinished, test } from 'vitest';
import { createPhone } from '../phone/phone.ts';
import { writeProgram } from '../testing/write-program.ts';

const open = async (files: Readonly<Record<string, string>>) => {
  const app = await createPhone({ dist: writeProgram(files) }).launch();
  onTestFinished(() => app.kill());
  return app;
};

test("Taro's shape of page works: recursive templates, wxs, dotted array paths, one handler", async () => {
  const app = await open({
    'base.wxml': `
      <wxs module="xs" src="./names.wxs"/>
      <template name="node_view"><view class="{{i.cl}}" id="{{i.uid||i.sid}}" data-sid="{{i.sid}}" bindtap="eh">
        <template is="{{xs.name(item.nn)}}" data="{{i:item}}" wx:for="{{i.cn}}" wx:key="sid"/></view></template>
      <template name="node_text"><block>{{i.v}}</block></template>
      <template name="root"><template is="{{xs.name(item.nn)}}" data="{{i:item}}" wx:for="{{root.cn}}" wx:key="sid"/></template>`,
    'names.wxs': 'module.exports = { name: function (nn) { return "node_" + nn } }',
    'pages/a.wxml': '<import src="../base.wxml"/><template is="root" data="{{root:root}}"/>',
    'pages/a.js': `Page({
      data: { root: { cn: [] } },
      onLoad() {
        const text = (sid, v) => ({ nn: 'text', sid, v });
        this.setData({ 'root.cn.[0]': { nn: 'view', sid: 'r', cl: 'outer', cn: [text('t', 'hello')] } });
        this.setData({ 'root.cn.[0].cn.[1]': { nn: 'view', sid: 's', cn: [text('u', 'inner')] } });
      },
      eh(e) {
        const at = ({ id, dataset }) => id + '/' + dataset.sid;
        console.log(e.type, at(e.target), at(e.currentTarget), Object.keys(e.detail).join());
      },
    })`,
  });
  const page = app.page();
  await page.waitForText('hello\ninner');
  await page.tap({ text: 'inner' });
  expect(app.console().map(({ text }) => text)).toEqual(['tap s/s s/s x,y', 'tap s/s r/r x,y']);
});

test('a component gets typed properties, shows slots, recurses and answers with events', async () => {
  const app = await open({
    'pages/a.json': JSON.stringify({ usingComponents: { box: '../parts/box' } }),
    'pages/a.wxml': '<box depth="{{1}}" title="outer" bind:picked="onPicked">in the slot</box>',
    'pages/a.js': "Page({ onPicked(e) { console.log('picked', e.detail.depth) } })",
    'parts/box.json': JSON.stringify({ component: true, usingComponents: { box: './box' } }),
    'parts/box.wxml': `<view bindtap="pick">{{title}} {{kind}}</view><slot/>
      <box wx:if="{{depth > 0}}" depth="{{depth - 1}}" title="inner"/>`,
    'parts/box.js': `Component({
      properties: { title: String, depth: { type: Number, value: 0 } },
      data: { kind: '' },
      lifetimes: { attached() { this.setData({ kind: typeof this.data.depth }) } },
      pageLifetimes: { hide() { console.log('hidden', this.data.title) } },
      methods: { pick() { this.triggerEvent('picked', { depth: this.data.depth }) } },
    })`,
  });
  const page = app.page();
  expect(page.text()).toBe('outer number\nin the slot\ninner number');
  await page.tap({ text: 'outer number' });
  app.hide();
  expect(app.console().map(({ text }) => text)).toEqual([
    'picked 1',
    'hidden outer',
    'hidden inner',
  ]);
});

test('setData sends a copy: functions, undefined and later changes do not arrive', async () => {
  const app = await open({
    'pages/a.wxml': '<view>{{item.name}} {{item.f ? "f" : "no f"}} {{kept}}</view>',
    'pages/a.js': `Page({
      data: { kept: 'kept' },
      onLoad() {
        const item = { name: 'before', f() {} };
        this.setData({ item, kept: undefined }, () => console.log('drawn', this.data.item.name));
        item.name = 'after';
      },
    })`,
  });
  expect(app.page().text()).toBe('before no f kept');
  await expect.poll(() => app.console().map(({ text }) => text)).toEqual(['drawn before']);
});

test('setData is measured: the bytes of its JSON, without what does not arrive', async () => {
  const app = await open({
    'pages/a.wxml': '<view>{{name}}</view>',
    'pages/a.js': "Page({ onLoad() { this.setData({ name: '小明', no: undefined, f() {} }); } })",
  });
  expect(app.setDataSizes()).toEqual([Buffer.byteLength('{"name":"小明"}')]);
});

test('a stopped event goes no further', async () => {
  const app = await open({
    'pages/a.wxml': '<view bindtap="outer"><view catchtap="inner">stop</view></view>',
    'pages/a.js': "Page({ outer() { console.log('outer') }, inner() { console.log('inner') } })",
  });
  await app.page().tap({ text: 'stop' });
  expect(app.console().map(({ text }) => text)).toEqual(['inner']);
});

test('an error in WXML names the file and the line', () => {
  const dist = writeProgram({ 'pages/a.wxml': '<view>\n{{ a + }}</view>' });
  expect(() => createPhone({ dist })).toThrow(/pages\/a\.wxml:2: /);
});
