export interface PageUrl {
  /** Without a leading slash. */
  readonly path: string;
  readonly query: Record<string, string>;
}

/** Splits `/pages/a/b?x=1`; a relative path is resolved against the current page's. */
export function parsePageUrl(url: string, current: string | undefined): PageUrl {
  const [path = '', search = ''] = url.split('?', 2);
  const resolved = new URL(path, `weapp://app/${current ?? ''}`).pathname;
  const query: Record<string, string> = {};
  for (const pair of search.split('&').filter(Boolean)) {
    const [name = '', ...value] = pair.split('=');
    query[decodeURIComponent(name)] = decodeURIComponent(value.join('='));
  }
  return { path: resolved.replace(/^\/+/, ''), query };
}
