type RawBody =
  | FormData
  | Blob
  | ArrayBuffer
  | Uint8Array<ArrayBuffer>
  | URLSearchParams
  | ReadableStream;

function isRawBody(body: unknown): body is RawBody {
  const kinds = [FormData, Blob, ArrayBuffer, Uint8Array, URLSearchParams, ReadableStream];
  return kinds.some((kind) => body instanceof kind);
}

/** The part of a `fetch` that is about the body; a function is called for it. */
export function requestBody(body: unknown): {
  readonly body?: RawBody | string;
  readonly duplex?: 'half';
  readonly headers: Readonly<Record<string, string>>;
} {
  if (typeof body === 'function') return requestBody(body());
  if (body === undefined) return { headers: {} };
  // A stream is only taken by those who say that they read no answer before it ends.
  if (body instanceof ReadableStream) return { body, duplex: 'half', headers: {} };
  if (isRawBody(body)) return { body, headers: {} };
  return { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
}
