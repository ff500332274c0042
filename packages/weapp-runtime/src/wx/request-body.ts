import type { LogicRealm } from '../logic/logic-realm.ts';
import { isRecord } from '../logic/unknown-values.ts';

const pairsOf = (realm: LogicRealm, data: unknown): string =>
  Object.entries(isRecord(data) ? data : {})
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const text = isRecord(value) ? realm.stringify(value) : String(value);
      return `${encodeURIComponent(name)}=${encodeURIComponent(text ?? '')}`;
    })
    .join('&');

/** Puts the `data` of a GET (or HEAD) into the URL, as WeChat does. */
export function withQuery(realm: LogicRealm, url: URL, data: unknown): URL {
  const query = typeof data === 'string' ? data : pairsOf(realm, data);
  if (query === '') return url;
  const made = new URL(url);
  made.search = made.search === '' ? query : `${made.search}&${query}`;
  return made;
}

/** What `data` becomes on the wire; `undefined` is an empty body. */
export function bodyOf(
  realm: LogicRealm,
  data: unknown,
  contentType: string,
): Uint8Array | undefined {
  if (data === undefined || data === null || data === '') return undefined;
  const bytes = realm.byteView(data);
  if (bytes !== undefined) return bytes;
  if (typeof data === 'string') return Buffer.from(data);
  if (contentType.includes('application/x-www-form-urlencoded')) {
    return Buffer.from(pairsOf(realm, data));
  }
  return Buffer.from(realm.stringify(data) ?? '');
}
