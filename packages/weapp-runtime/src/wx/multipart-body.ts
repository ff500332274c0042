import { randomUUID } from 'node:crypto';
import { isRecord } from '../logic/unknown-values.ts';

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  json: 'application/json',
  txt: 'text/plain',
};

interface FilePart {
  readonly field: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** `multipart/form-data` with the form's fields first and the one file last. */
export function multipartBody(
  file: FilePart,
  formData: unknown,
): { body: Uint8Array; contentType: string } {
  const boundary = `----weapp-runtime-${randomUUID()}`;
  const extension = file.fileName.split('.').at(-1)?.toLowerCase() ?? '';
  const fields = Object.entries(isRecord(formData) ? formData : {}).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`,
  );
  const head =
    `--${boundary}\r\nContent-Disposition: form-data; name="${file.field}"; ` +
    `filename="${file.fileName}"\r\n` +
    `Content-Type: ${TYPES[extension] ?? 'application/octet-stream'}\r\n\r\n`;
  return {
    body: Buffer.concat([
      Buffer.from(fields.join('') + head),
      file.bytes,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
    contentType: `multipart/form-data; boundary=${boundary}`,
  };
}
