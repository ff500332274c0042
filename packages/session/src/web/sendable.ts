/** Headers for `fetch`; of two that are the same the later counts, however they are written. */
export function sendableHeaders(
  ...records: readonly (Readonly<Record<string, string>> | undefined)[]
): Headers {
  const headers = new Headers();
  for (const [name, value] of records.flatMap((record) => Object.entries(record ?? {}))) {
    try {
      headers.set(name, value);
    } catch {
      // What the browser says holds the value, which may be a token.
      throw new TypeError(`fetch takes no such header: ${name}`);
    }
  }
  return headers;
}

/**
 * Throws a `TypeError` for what no `fetch` would send, whatever the network: browsers use the same error
 * for both. It does not hold the URL.
 */
export function requireSendable(url: string, method: string, hasBody: boolean): void {
  const parts: readonly (readonly [string, RequestInit])[] = [
    ['such URL', {}],
    [`method ${method}`, { method }],
    [`body with ${method}`, { method, body: hasBody ? '' : null }],
  ];
  for (const [part, init] of parts) {
    try {
      new Request(url, init);
    } catch {
      throw new TypeError(`fetch takes no ${part}`);
    }
  }
}
