import {
  member,
  numberMember,
  stringList,
  stringMember,
  type UnknownRecord,
} from '../logic/unknown-values.ts';

export interface TabItem {
  readonly pagePath: string;
  readonly text: string;
}

/** What the runtime reads of `app.json`. */
export interface AppConfig {
  /** Every page, sub-packages included, first page first. */
  readonly pages: readonly string[];
  readonly subPackageRoots: readonly string[];
  readonly tabs: readonly TabItem[];
  readonly customTabBar: boolean;
  readonly usingComponents: Readonly<Record<string, string>>;
  /** `lazyCodeLoading: "requiredComponents"`: a page's code runs when it is first opened. */
  readonly lazyPages: boolean;
  /** Milliseconds by API name, from `networkTimeout`. */
  readonly timeouts: { readonly [api: string]: number | undefined };
}

/** Reads the parts of a page's or component's json that matter here. */
export const usingComponentsOf = (json: unknown): Record<string, string> => {
  const listed = member(json, 'usingComponents');
  const found: Record<string, string> = {};
  for (const [name, path] of Object.entries(listed ?? {})) {
    if (typeof path === 'string') found[name] = path;
  }
  return found;
};

const subPackagesOf = (json: unknown): { root: string; pages: string[] }[] => {
  const listed = member(json, 'subPackages') ?? member(json, 'subpackages');
  if (!Array.isArray(listed)) return [];
  return listed.map((entry) => ({
    root: (stringMember(entry, 'root') ?? '').replace(/^\/|\/$/g, ''),
    pages: stringList(member(entry, 'pages')),
  }));
};

const tabsOf = (json: unknown): TabItem[] => {
  const list = member(member(json, 'tabBar'), 'list');
  if (!Array.isArray(list)) return [];
  return list.map((tab) => ({
    pagePath: stringMember(tab, 'pagePath') ?? '',
    text: stringMember(tab, 'text') ?? '',
  }));
};

const timeoutsOf = (json: unknown): Record<string, number> => {
  const listed = member(json, 'networkTimeout');
  const found: Record<string, number> = {};
  for (const api of ['request', 'uploadFile', 'downloadFile', 'connectSocket']) {
    const milliseconds = numberMember(listed, api);
    if (milliseconds !== undefined) found[api] = milliseconds;
  }
  return found;
};

export function readAppConfig(json: UnknownRecord): AppConfig {
  const subPackages = subPackagesOf(json);
  return {
    pages: [
      ...stringList(json.pages),
      ...subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
    ],
    subPackageRoots: subPackages.map(({ root }) => root),
    tabs: tabsOf(json),
    customTabBar: member(json.tabBar, 'custom') === true,
    usingComponents: usingComponentsOf(json),
    lazyPages: json.lazyCodeLoading === 'requiredComponents',
    timeouts: timeoutsOf(json),
  };
}
