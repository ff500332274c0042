import Taro from '@tarojs/taro';
import type { AbortSignalLike, HttpAnswer } from '../core/index.ts';
import { parseBody } from '../core/parse-body.ts';
import type { ConnectionGate } from './connection-gate.ts';
import { settled } from './settled.ts';

/** One file to upload. */
export interface UploadRequest {
  /** Complete, with scheme and host. */
  readonly url: string;
  /** A local path, as `wx.chooseMedia` or `chooseAvatar` gives it. */
  readonly filePath: string;
  /** The name of the file's part. */
  readonly name: string;
  /** Further fields of the form. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignalLike;
}

/**
 * `wx.uploadFile`: a POST of one file as multipart. Answers and fails as a `Send` does, but has no
 * headers to answer, and takes a body that reads as JSON for it.
 */
export type Upload = (request: UploadRequest) => Promise<HttpAnswer>;

/** One file to download. */
export interface DownloadRequest {
  /** Complete, with scheme and host. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignalLike;
}

/**
 * `wx.downloadFile`: resolves for any status; `filePath` is null unless the file was written (a 200).
 * Rejects with a `TransportError` where no answer came.
 */
export type Download = (
  request: DownloadRequest,
) => Promise<{ readonly status: number; readonly filePath: string | null }>;

/**
 * An {@link Upload} over `wx.uploadFile`. Uploads are among WeChat's ten connections: give it the gate of the
 * transport. Aborting reaches the `UploadTask`; WeChat gives up after 60 s unless `app.json` says otherwise.
 * https://developers.weixin.qq.com/miniprogram/dev/api/network/upload/wx.uploadFile.html
 */
export function createTaroUpload(gate: ConnectionGate): Upload {
  return ({ fields, filePath, headers, name, signal, url }) =>
    gate.pass(async () => {
      const task = Taro.uploadFile({
        url,
        filePath,
        name,
        header: { ...headers },
        ...(fields && { formData: fields }),
      });
      const { data, statusCode } = await settled(task, signal);
      // wx.uploadFile gives no headers: a body that reads as JSON is taken for it.
      return { status: statusCode, headers: {}, body: parseBody(data, 'application/json') };
    }, signal);
}

/**
 * A {@link Download} over `wx.downloadFile`, through the same gate. Aborting reaches the `DownloadTask`.
 * The file is a temporary one: keep it, or it is gone when the app is.
 * https://developers.weixin.qq.com/miniprogram/dev/api/network/download/wx.downloadFile.html
 */
export function createTaroDownload(gate: ConnectionGate): Download {
  return ({ headers, signal, url }) =>
    gate.pass(async () => {
      const task = Taro.downloadFile({ url, header: { ...headers } });
      const { statusCode, tempFilePath } = await settled(task, signal);
      return { status: statusCode, filePath: statusCode === 200 ? tempFilePath : null };
    }, signal);
}
