export interface PageUrl {
  /** Without a leading slash. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
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

/** The URL of a page, as `navigateTo` takes it. */
export function formatPageUrl({ path, query }: Readonly<PageUrl>): string {
  const pairs = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return `/${path}${pairs.length > 0 ? '?' : ''}${pairs.join('&')}`;
}
