import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createConnectionGate } from './connection-gate.ts';
import { createTaroDownload, createTaroUpload } from './taro-files.ts';

const { wire } = vi.hoisted(() => {
  const none: { request: unknown; outcome: object; isFailing: boolean; aborts: number } = {
    request: undefined,
    outcome: {},
    isFailing: false,
    aborts: 0,
  };
  return { wire: none };
});

vi.mock('@tarojs/taro', () => {
  const act = (request: unknown) => {
    wire.request = request;
    const outcome = wire.isFailing ? Promise.reject(wire.outcome) : Promise.resolve(wire.outcome);
    return Object.assign(outcome, {
      abort: () => {
        wire.aborts += 1;
      },
    });
  };
  return { default: { uploadFile: act, downloadFile: act } };
});

beforeEach(() => {
  Object.assign(wire, { request: undefined, outcome: {}, isFailing: false, aborts: 0 });
});

const upload = createTaroUpload(createConnectionGate());
const download = createTaroDownload(createConnectionGate());
const file = { url: 'https://api.test/me/avatar', filePath: 'wxfile://a.png', name: 'file' };

describe('an upload', () => {
  it('carries headers and fields, and its text answer is read', async () => {
    wire.outcome = { statusCode: 200, data: '{"ok":true}' };
    const answer = await upload({
      ...file,
      headers: { Authorization: 'Bearer t' },
      fields: { a: '1' },
    });
    expect(answer).toEqual({ status: 200, headers: {}, body: { ok: true } });
    expect(wire.request).toEqual({
      ...file,
      header: { Authorization: 'Bearer t' },
      formData: { a: '1' },
    });
  });

  it('gives a 401 with its code, so that it can be replayed', async () => {
    wire.outcome = { statusCode: 401, data: '{"code":"access_token_expired"}' };
    expect(await upload(file)).toMatchObject({
      status: 401,
      body: { code: 'access_token_expired' },
    });
  });

  it('fails as a request does', async () => {
    Object.assign(wire, { isFailing: true, outcome: { errMsg: 'uploadFile:fail interrupted' } });
    await expect(upload(file)).rejects.toMatchObject({ kind: 'interrupted' });
  });

  it('that is aborted aborts its task', async () => {
    const controller = new AbortController();
    Object.assign(wire, { isFailing: true, outcome: { errMsg: 'uploadFile:fail abort' } });
    const uploading = upload({ ...file, signal: controller.signal });
    await Promise.resolve();
    controller.abort();
    await expect(uploading).rejects.toMatchObject({ kind: 'aborted' });
    expect(wire.aborts).toBe(1);
  });
});

describe('a download', () => {
  it('gives the path of the file, and none where there is an error page', async () => {
    wire.outcome = { statusCode: 200, tempFilePath: 'wxfile://tmp' };
    expect(await download({ url: file.url })).toEqual({ status: 200, filePath: 'wxfile://tmp' });
    wire.outcome = { statusCode: 401, tempFilePath: 'wxfile://tmp' };
    expect(await download({ url: file.url })).toEqual({ status: 401, filePath: null });
  });

  it('fails as a request does, and its abort reaches its task', async () => {
    Object.assign(wire, { isFailing: true, outcome: { errMsg: 'downloadFile:fail timeout' } });
    await expect(download({ url: file.url })).rejects.toMatchObject({ kind: 'timeout' });
    const controller = new AbortController();
    wire.outcome = { errMsg: 'downloadFile:fail abort' };
    const downloading = download({ url: file.url, signal: controller.signal });
    await Promise.resolve();
    controller.abort();
    await expect(downloading).rejects.toMatchObject({ kind: 'aborted' });
    expect(wire.aborts).toBe(1);
  });
});
