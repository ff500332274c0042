import type { HttpRequest, Send } from '@wugan/session';
import { createTaroUpload } from '@wugan/session/taro';
import { gate, send } from './ports.ts';
import { shrinkPicture } from './shrink-picture.ts';

/**
 * Sends one picture as a multipart form. The `body` is its local path: of a mini program's file, or
 * the `blob:` address of a page.
 */
export const sendPicture: Send =
  process.env.TARO_ENV === 'h5' ? sendForm : sendFile(createTaroUpload(gate));

function sendFile(upload: ReturnType<typeof createTaroUpload>): Send {
  return ({ url, headers, signal, body }) =>
    upload({
      url,
      filePath: requirePath(body),
      name: 'file',
      ...(headers === undefined ? {} : { headers }),
      ...(signal === undefined ? {} : { signal }),
    });
}

async function sendForm(request: HttpRequest) {
  const form = new FormData();
  form.append('file', await shrinkPicture(requirePath(request.body)), 'avatar');
  return send({ ...request, body: form });
}

function requirePath(body: unknown): string {
  if (typeof body === 'string') return body;
  throw new TypeError('A picture is sent by its local path.');
}
