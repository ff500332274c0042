import { expect, test } from 'vitest';
import { createPhone } from '../phone/phone.ts';
import { FORBIDDEN_GLOBALS } from '../scan/forbidden-globals.ts';
import { launchScript } from '../testing/launch-script.ts';
import { writeProgram } from '../testing/write-program.ts';

test('no name of a browser or of Node can be seen by the app', async () => {
  const names = [...FORBIDDEN_GLOBALS, 'require.cache', '__dirname', 'Deno'];
  const { shown } = await launchScript(
    `show([${names.map((name) => `typeof ${name}`).join(',')}])`,
  );
  expect(await shown(1)).toEqual([names.map(() => 'undefined')]);
});

test('no forbidden name hides on the global object', async () => {
  const { shown } = await launchScript('show(Object.getOwnPropertyNames(globalThis))');
  const [names] = await shown(1);
  const seen = Array.isArray(names) ? names : [];
  expect(seen).toContain('wx');
  expect(seen.filter((name) => FORBIDDEN_GLOBALS.has(name))).toEqual([]);
});

test('what the runtime hands over belongs to the realm of the app', async () => {
  const { shown } = await launchScript(`
    const info = wx.getSystemInfoSync();
    let thrown;
    try { wx.chooseImage({}) } catch (error) { thrown = error }
    show([
      info instanceof Object,
      getCurrentPages() instanceof Array,
      wx.checkSession() instanceof Promise,
      thrown instanceof Error,
    ]);`);
  expect(await shown(1)).toEqual([[true, true, true, true]]);
});

test('eval and new Function throw, as in WeChat', async () => {
  const { shown } = await launchScript(`
    for (const run of [() => eval('1'), () => new Function('return this')()]) {
      try { show(run()) } catch (error) { show(error.name) }
    }`);
  expect(await shown(2)).toEqual(['EvalError', 'EvalError']);
});

test("the clock is the phone's", async () => {
  const { phone, shown, relaunch } = await launchScript('show([Date.now(), +new Date()])');
  const [before] = await shown(1);
  phone.clock.offset = 24 * 60 * 60 * 1000;
  const [after] = await (await relaunch()).shown(1);
  const [[a = 0, b = 0], [c = 0, d = 0]] = [numbers(before), numbers(after)];
  expect(c - a).toBeGreaterThanOrEqual(phone.clock.offset);
  expect(d - b).toBeGreaterThanOrEqual(phone.clock.offset);
  expect(a - Date.now()).toBeLessThan(1000);
});

const numbers = (value: unknown): number[] => (Array.isArray(value) ? value.map(Number) : []);

test('require finds relative and absolute modules and runs each once', async () => {
  const dist = writeProgram({
    'pages/a.wxml': '<view>{{text}}</view>',
    'pages/a.js': `
      const { next } = require('../lib/counter');
      const same = require('/lib/counter.js');
      Page({ data: { text: next() + ' ' + same.next() + ' ' + (this === undefined) } });`,
    'lib/counter.js': 'let n = 0; exports.next = () => { n += 1; return n; };',
  });
  const app = await createPhone({ dist }).launch();
  await app.page().waitForText('1 2');
  app.kill();
});

test('a missing module names itself and what was asked for', async () => {
  const dist = writeProgram({ 'pages/a.wxml': '', 'pages/a.js': "require('./b'); Page({})" });
  await expect(createPhone({ dist }).launch()).rejects.toThrow(
    "module 'pages/b.js' is not defined, require args is './b'",
  );
});

test('a folder that was never built says what to do', () => {
  expect(() => createPhone({ dist: '/nowhere' })).toThrow('build it first');
});

test('a call the runtime does not know names itself', async () => {
  const { app } = await launchScript('setTimeout(() => wx.chooseImage({}))');
  await expect
    .poll(() => app.errors().map(({ message }) => message))
    .toEqual(['wx.chooseImage is not implemented by @wugan/weapp-runtime']);
});
