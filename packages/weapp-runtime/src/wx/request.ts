import { member, stringMember } from '../logic/unknown-values.ts';
import type { WxArea } from './call-convention.ts';
import type { HttpAnswer } from './http-exchange.ts';
import { parseUrl, startNetworkCall } from './network-call.ts';
import { bodyOf, withQuery } from './request-body.ts';
import { contentTypeOf, headersFor } from './request-headers.ts';
import { WxFailure } from './wx-failure.ts';
import type { WxHost } from './wx-host.ts';

/** There is no PATCH in a mini program. */
const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'];

const methodOf = (options: unknown): string => {
  const method = (stringMember(options, 'method') ?? 'GET').toUpperCase();
  if (!METHODS.includes(method)) throw new WxFailure(`method is invalid: ${method}`, 600009);
  return method;
};

/** `data` of the answer: bytes, parsed JSON, or the text where it is no JSON. */
const dataOf = (host: WxHost, options: unknown, { body }: HttpAnswer): unknown => {
  if (member(options, 'responseType') === 'arraybuffer') return host.realm.bytes(body);
  const text = Buffer.from(body).toString('utf8');
  if ((stringMember(options, 'dataType') ?? 'json') !== 'json') return text;
  try {
    return host.realm.parse(text);
  } catch {
    return text;
  }
};

/** `wx.request`: `success` for any status code, no cookie jar, redirects are not followed. */
export const createRequestArea = (host: WxHost): WxArea => ({
  raw: {
    request: (options) =>
      startNetworkCall(host, 'request', options, () => {
        const method = methodOf(options);
        const data = member(options, 'data');
        const inUrl = method === 'GET' || method === 'HEAD';
        const url = parseUrl(options);
        const type = contentTypeOf(headersFor(options, undefined, 'application/json'));
        const body = inUrl ? undefined : bodyOf(host.realm, data, type);
        const headers = headersFor(options, body, 'application/json');
        return {
          http: { method, url: inUrl ? withQuery(host.realm, url, data) : url, headers, body },
          read: (answer) => ({
            data: dataOf(host, options, answer),
            header: host.realm.give(answer.header),
            cookies: host.realm.give(answer.cookies),
          }),
        };
      }),
  },
});
