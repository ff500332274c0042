/** As much of a browser as supertokens-website asks for: a cookie jar, local storage, one window. */
export interface Browser {
  readonly window: EventTarget & { fetch: typeof fetch };
  /** Empties cookies and storage. */
  clear(): void;
}

function createCookies() {
  const jar = new Map<string, string>();
  return {
    clear: () => jar.clear(),
    document: {
      get cookie() {
        return [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      },
      set cookie(text: string) {
        const [pair = '', ...attributes] = text.split(';');
        const [name = '', ...value] = pair.split('=');
        const expires = attributes.find((one) => one.trim().startsWith('expires='));
        const isOver = expires !== undefined && Date.parse(expires.trim().slice(8)) <= Date.now();
        if (isOver) jar.delete(name);
        else jar.set(name, value.join('='));
      },
    },
  };
}

function createStorage() {
  const kept = new Map<string, string>();
  return {
    key: (index: number) => [...kept.keys()][index] ?? null,
    clear: () => kept.clear(),
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      kept.set(key, value);
    },
    removeItem: (key: string) => {
      kept.delete(key);
    },
  };
}

/** Puts a `window` and an `XMLHttpRequest` into this process; `fetch` is the network. */
export function installBrowser(network: typeof fetch): Browser {
  const { clear, document } = createCookies();
  const localStorage = createStorage();
  const window = Object.assign(new EventTarget(), {
    document,
    fetch: network,
    history: { state: null, replaceState: () => {} },
    localStorage,
    location: new URL('http://app.test/'),
    sessionStorage: createStorage(),
  });
  Object.assign(window, { window });
  Object.assign(globalThis, { window, XMLHttpRequest: class {} });
  return {
    window,
    clear() {
      clear();
      localStorage.clear();
    },
  };
}
