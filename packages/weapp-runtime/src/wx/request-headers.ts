import { isRecord, member } from '../logic/unknown-values.ts';

/** Set by WeChat; an app's own values for these are dropped. */
const FIXED = new Set(['referer', 'host', 'content-length', 'connection']);

/** The headers a call goes out with: the app's, then WeChat's own. */
export function headersFor(
  options: unknown,
  body: Uint8Array | undefined,
  defaultType?: string,
): Record<string, string> {
  const given = member(options, 'header');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(isRecord(given) ? given : {})) {
    if (value === undefined || value === null || FIXED.has(name.toLowerCase())) continue;
    headers[name] = String(value);
  }
  const typed = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  if (!typed && defaultType !== undefined) headers['content-type'] = defaultType;
  headers.Referer = 'https://servicewechat.com/touristappid/devtools/page-frame.html';
  headers['Content-Length'] = String(body?.length ?? 0);
  return headers;
}

export const contentTypeOf = (headers: Readonly<Record<string, string>>): string =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
