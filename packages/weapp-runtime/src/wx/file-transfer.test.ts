import { expect, test } from 'vitest';
import { createPhone } from '../phone/phone.ts';
import { launchScript } from '../testing/launch-script.ts';
import { startServer } from '../testing/start-server.ts';
import { writeProgram } from '../testing/write-program.ts';

test('uploadFile posts a form with fields and file, and answers a string', async () => {
  const server = await startServer((visit) => visit.answer(201, '{"ok":true}'));
  const dist = writeProgram({
    'pages/a.wxml': '<button bindchooseavatar="send">send</button><view>{{out}}</view>',
    'pages/a.js': `Page({ send(e) {
      const task = wx.uploadFile({ url: '${server.url}/me/avatar', filePath: e.detail.avatarUrl, name: 'avatar',
        formData: { kind: 'face' }, header: { Authorization: 'Bearer t' },
        complete: (r) => this.setData({ out: JSON.stringify([r.statusCode, r.data, r.errMsg]) }) });
      task.onProgressUpdate((r) => console.log('progress', r.progress));
    } })`,
  });
  const phone = createPhone({ dist });
  const app = await phone.launch();
  const avatarUrl = phone.addFile('face.png', Buffer.from('PNG!'));
  await app.page().find('button').trigger('chooseavatar', { avatarUrl });
  await app.page().waitForText('[201,"{\\"ok\\":true}","uploadFile:ok"]');
  const [visit] = server.visits;
  expect(visit?.method).toBe('POST');
  expect(visit?.headers.authorization).toBe('Bearer t');
  const form = await new Response(new Uint8Array(visit?.body ?? []), {
    headers: { 'content-type': visit?.headers['content-type'] ?? '' },
  }).formData();
  const file = form.get('avatar');
  expect(form.get('kind')).toBe('face');
  expect(file instanceof File && [file.name, file.type, await file.text()]).toEqual([
    ...[expect.stringContaining('face.png'), 'image/png', 'PNG!'],
  ]);
  expect(app.console().map(({ text }) => text)).toEqual(['progress 100']);
  app.kill();
});

test('a file that is not there fails before anything is sent', async () => {
  const { shown } = await launchScript(
    "wx.uploadFile({ url: 'http://127.0.0.1:1/', filePath: 'wxfile://no', name: 'f', fail: show });",
  );
  expect(await shown(1)).toEqual([
    { errMsg: 'uploadFile:fail file not found: wxfile://no', errno: 600007 },
  ]);
});

test('downloadFile keeps the body as a file that can be uploaded again', async () => {
  const server = await startServer((visit) => visit.answer(404, 'body'));
  const { shown } = await launchScript(`
    wx.downloadFile({ url: '${server.url}/a.png', success: (r) => {
      show(r.statusCode);
      wx.uploadFile({ url: '${server.url}/up', filePath: r.tempFilePath, name: 'f', success: () => show('up') });
    } });`);
  expect(await shown(2)).toEqual([404, 'up']);
  expect(server.visits[1]?.body.toString()).toContain('body');
});

test('what is written to the own folder can be uploaded; elsewhere nothing is written', async () => {
  const server = await startServer((visit) => visit.answer(200, 'taken'));
  const { shown } = await launchScript(`
    const own = wx.env.USER_DATA_PATH + '/a.txt';
    const files = wx.getFileSystemManager();
    files.writeFile({ filePath: '/etc/a.txt', data: 'x', fail: (r) => {
      show(r.errMsg);
      files.writeFile({ filePath: own, data: 'words', success: () =>
        wx.uploadFile({ url: '${server.url}/', filePath: own, name: 'f', success: () => show('up') }) });
    } });`);
  expect(await shown(2)).toEqual(['writeFile:fail permission denied, open "/etc/a.txt"', 'up']);
  expect(server.visits[0]?.body.toString()).toContain('words');
});
