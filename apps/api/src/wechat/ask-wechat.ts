import http from 'node:http';
import https from 'node:https';

/** WeChat's own have a few hundred bytes; the rest of one that is larger than this is not waited for. */
const largestAnswer = 64 * 1024;

/** What became of one request to WeChat; `cause` is a system error code such as ECONNREFUSED. */
export type WechatAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly text: string }
  /** Nothing has left this machine: asking again cannot spend a code twice. */
  | { readonly kind: 'not_sent'; readonly cause: string }
  /** WeChat may have acted on it, but its whole answer never came. */
  | { readonly kind: 'lost'; readonly cause: string };

/**
 * Sends one GET, or with a body one POST of JSON, and never throws. Redirects are not followed: the
 * URL carries a secret.
 *
 * `node:http` and not `fetch`, because only it tells whether a failed request had been sent, and a
 * code that may be spent must not be asked for again. No error's message is kept, only its code.
 */
export async function askWechat(
  url: URL,
  signal: AbortSignal,
  body?: object,
): Promise<WechatAnswer> {
  let sent = false;
  const method = body === undefined ? 'GET' : 'POST';
  const headers = { 'content-type': 'application/json' };
  try {
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      const isSecure = url.protocol === 'https:';
      const request = (isSecure ? https : http).request(url, {
        signal,
        method,
        ...(body && { headers }),
      });
      request.once('socket', (socket) => {
        if (!socket.connecting) sent = true;
        else
          socket.once(isSecure ? 'secureConnect' : 'connect', () => {
            sent = true;
          });
      });
      request.once('response', resolve);
      request.on('error', reject);
      request.end(body && JSON.stringify(body));
    });
    return { kind: 'answered', status: response.statusCode ?? 0, text: await readText(response) };
  } catch (error) {
    return { kind: sent ? 'lost' : 'not_sent', cause: causeOf(error) };
  }
}

/** Nothing, where it is too large to be what was asked for. */
async function readText(response: AsyncIterable<Buffer>): Promise<string> {
  const blocks: Buffer[] = [];
  let size = 0;
  // Leaving the loop closes the connection.
  for await (const block of response) {
    size += block.length;
    if (size > largestAnswer) return '';
    blocks.push(block);
  }
  return new TextDecoder().decode(Buffer.concat(blocks));
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
