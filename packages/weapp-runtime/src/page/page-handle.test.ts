import { expect, onTestFinished, test } from 'vitest';
import { createPhone } from '../phone/phone.ts';
import { startServer } from '../testing/start-server.ts';
import { writeProgram } from '../testing/write-program.ts';

const open = async (wxml: string, page = '{}') => {
  const dist = writeProgram({ 'pages/a.wxml': wxml, 'pages/a.js': `Page(${page})` });
  const app = await createPhone({ dist }).launch();
  onTestFinished(() => app.kill());
  return { app, page: app.page() };
};

test('the text is what a user reads, a line for each block', async () => {
  const { page } = await open(`
    <view> one   <text>two</text></view>
    <view hidden="{{true}}">hidden</view><view style="display: none">gone</view>
    <input placeholder="name"/><input value="typed" placeholder="no"/>
    <input password value="abc"/><button>go</button>`);
  expect(page.text()).toBe('one two\nname\ntyped\n•••\ngo');
});

test('elements are found by selector, by whole text before a part of it, and by placeholder', async () => {
  const { page } = await open(`
    <view class="row">Ann</view><view class="row"><text>Ann Lee</text></view>
    <input placeholder="nickname" value="x"/>`);
  expect(page.findAll('.row').map(({ text }) => text)).toEqual(['Ann', 'Ann Lee']);
  expect(page.find({ text: 'Ann' }).tag).toBe('view');
  expect(page.find({ text: 'Lee' }).tag).toBe('text');
  expect(page.find({ text: /^Ann/, nth: 1 }).text).toBe('Ann Lee');
  expect(page.find({ placeholder: 'nickname' }).value).toBe('x');
  expect(page.has({ text: 'Bob' })).toBe(false);
});

test('more than one match is refused, with what was found', async () => {
  const { page } = await open('<button>ok 1</button><button>ok 2</button>');
  expect(() => page.find('button')).toThrow(
    /2 elements have selector "button"[\s\S]*ok 1[\s\S]*ok 2/,
  );
});

test('tap waits for its target, bubbles as one touch, and refuses what is disabled', async () => {
  const { app, page } = await open(
    `<view bindtouchstart="note" bindtap="note"><button wx:if="{{there}}"><text>late</text></button></view>
     <button disabled="{{true}}">locked</button><button disabled="{{no}}">open</button>
     <button disabled="{{''}}">freed</button>`,
    `{ onReady() { setTimeout(() => this.setData({ there: true }), 20) },
       note(e) { console.log(e.type, e.touches.length) } }`,
  );
  await page.tap({ text: 'late' });
  expect(app.console().map(({ text }) => text)).toEqual(['touchstart 1', 'tap 1']);
  await expect(page.tap({ text: 'locked' })).rejects.toThrow('cannot tap "locked": it is disabled');
  expect(page.find({ text: 'open' }).disabled).toBe(false);
  expect(page.find({ text: 'freed' }).disabled).toBe(false);
});

test('input types as a person does: focus, input, confirm, blur', async () => {
  const { app, page } = await open(
    `<input placeholder="name" bindfocus="note" bindinput="note" bindconfirm="note" bindblur="note"/>`,
    '{ note(e) { console.log(e.type, e.detail.value) } }',
  );
  await page.input({ placeholder: 'name' }, 'Ann', { confirm: true });
  expect(app.console().map(({ text }) => text)).toEqual([
    'focus ',
    'input Ann',
    'confirm Ann',
    'blur Ann',
  ]);
  expect(page.text()).toBe('Ann');
});

test("a native component's own event can be triggered with its detail", async () => {
  const { app, page } = await open(
    '<button open-type="chooseAvatar" bindchooseavatar="chosen">avatar</button>',
    '{ chosen(e) { console.log(e.detail.avatarUrl) } }',
  );
  await page.find('button').trigger('chooseavatar', { avatarUrl: 'wxfile://a.png' });
  expect(app.console().map(({ text }) => text)).toEqual(['wxfile://a.png']);
});

test('a wait in vain prints the page, the errors, the toasts and the pending requests', async () => {
  const server = await startServer(() => {});
  const { page } = await open(
    '<view>loading</view>',
    `{ onLoad() {
      wx.request({ url: '${server.url}/never' });
      wx.showToast({ title: 'please wait' });
      console.error('went wrong');
    } }`,
  );
  await expect.poll(() => server.visits.length).toBe(1);
  const message = await page.waitForText('done', { within: 20 }).catch(String);
  expect(message).toBe(
    `Error: pages/a did not show "done" within 20 ms.
visible on pages/a:
  | loading
errors:
  console: went wrong
toasts:
  toast: please wait
pending requests:
  GET ${server.url}/never (running)`,
  );
});
