import http from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';

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
    return { kind: 'answered', status: response.statusCode ?? 0, text: await text(response) };
  } catch (error) {
    return { kind: sent ? 'lost' : 'not_sent', cause: causeOf(error) };
  }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
