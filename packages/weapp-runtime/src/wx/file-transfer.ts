import { posix } from 'node:path';
import { member, stringMember } from '../logic/unknown-values.ts';
import type { WxArea } from './call-convention.ts';
import { multipartBody } from './multipart-body.ts';
import { parseUrl, startNetworkCall } from './network-call.ts';
import { headersFor } from './request-headers.ts';
import { WxFailure } from './wx-failure.ts';
import type { WxHost } from './wx-host.ts';

const fileAt = (host: WxHost, path: string): Uint8Array => {
  const bytes = host.phone.files.get(path) ?? host.dist.file(path);
  if (bytes === undefined) throw new WxFailure(`file not found: ${path}`, 600007);
  return bytes;
};

const wholeProgress = (host: WxHost, bytes: number) =>
  host.realm.give({ progress: 100, totalBytesSent: bytes, totalBytesExpectedToSend: bytes });

/** Only POST; the answer's `data` is a string, whatever the server sends. */
const upload = (host: WxHost, options: unknown): unknown =>
  startNetworkCall(host, 'uploadFile', options, (task) => {
    const filePath = stringMember(options, 'filePath') ?? '';
    const field = stringMember(options, 'name');
    if (field === undefined) throw new WxFailure('parameter error: name is missing', 1001);
    const part = { field, fileName: posix.basename(filePath), bytes: fileAt(host, filePath) };
    const { body, contentType } = multipartBody(part, member(options, 'formData'));
    const headers = headersFor(options, body);
    for (const name of Object.keys(headers)) {
      if (name.toLowerCase() === 'content-type') delete headers[name];
    }
    headers['content-type'] = contentType;
    return {
      http: { method: 'POST', url: parseUrl(options), headers, body },
      read: (answer) => {
        task.emit('ProgressUpdate', wholeProgress(host, body.length));
        return {
          data: Buffer.from(answer.body).toString('utf8'),
          header: host.realm.give(answer.header),
          cookies: host.realm.give(answer.cookies),
        };
      },
    };
  });

/** Keeps the body as a file of the phone and answers its path; the status is the caller's to check. */
const download = (host: WxHost, options: unknown): unknown =>
  startNetworkCall(host, 'downloadFile', options, () => {
    const url = parseUrl(options);
    return {
      http: { method: 'GET', url, headers: headersFor(options, undefined), body: undefined },
      read: (answer) => {
        const asked = stringMember(options, 'filePath');
        const path = asked ?? host.phone.addFile(posix.basename(url.pathname), answer.body);
        if (asked !== undefined) host.phone.files.set(asked, answer.body);
        const header = host.realm.give(answer.header);
        return { [asked === undefined ? 'tempFilePath' : 'filePath']: path, header };
      },
    };
  });

export const createFileTransferArea = (host: WxHost): WxArea => ({
  raw: {
    uploadFile: (options) => upload(host, options),
    downloadFile: (options) => download(host, options),
  },
});
