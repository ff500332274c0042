import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A complete answer, held in memory. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Passes a request on as it came and reads the whole answer. */
export async function askUpstream(target: string, incoming: IncomingMessage): Promise<Answer> {
  const body = await buffer(incoming);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const { method, headers, url = '/' } = incoming;
    request(new URL(url, target), { method, headers, agent: false }, resolve)
      .once('error', reject)
      .end(body);
  });
  const { statusCode = 502, headers } = response;
  return { status: statusCode, headers, body: await buffer(response) };
}
