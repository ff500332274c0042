import { describe, expect, it } from 'vitest';
import { createRoundTrip } from './sign-in-round-trip.ts';

const offer = {
  provider: 'wechat-official-account',
  appId: 'wx1',
  authorizeUrl: 'https://open.weixin.qq.com/connect/oauth2/authorize',
  scope: 'snsapi_userinfo',
} as const;

/** A tab at `address`: what it keeps outlives its pages, as a browser's `sessionStorage` does. */
function openTab(address: string) {
  const kept = new Map<string, string>();
  let shown = () => {};
  let url = new URL(address);
  let leftFor = '';
  const browser = {
    location: {
      get origin() {
        return url.origin;
      },
      get pathname() {
        return url.pathname;
      },
      get search() {
        return url.search;
      },
      get hash() {
        return url.hash;
      },
      assign(to: string) {
        leftFor = to;
      },
    },
    history: {
      state: null,
      replaceState(_state: unknown, _title: string, to: string) {
        url = new URL(to, url);
      },
    },
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    },
    crypto: globalThis.crypto,
    addEventListener(_type: 'pageshow', listener: () => void) {
      shown = listener;
    },
  };
  return {
    trip: createRoundTrip(browser),
    kept,
    address: () => url.href,
    leftFor: () => new URL(leftFor),
    state: () => new URL(leftFor).searchParams.get('state') ?? '',
    goTo: (to: string) => {
      url = new URL(to);
    },
    stepBack: () => shown(),
  };
}

const page = 'https://app.example.com/shop/index.html';

describe('leaving for WeChat', () => {
  it('says what WeChat wants, in its order, and comes back to an address without a route', () => {
    const tab = openTab(`${page}?from=ad#/pages/me/index`);
    void tab.trip.leave(offer);
    const { origin, pathname, search, hash } = tab.leftFor();
    expect(origin + pathname).toBe(offer.authorizeUrl);
    expect(search).toMatch(
      /^\?appid=wx1&redirect_uri=https%3A%2F%2Fapp\.example\.com%2Fshop%2Findex\.html&response_type=code&scope=snsapi_userinfo&state=[\da-f]{32}$/,
    );
    expect(hash).toBe('#wechat_redirect');
  });

  it('has another state each time', () => {
    const tab = openTab(page);
    const states = Array.from({ length: 50 }, () => {
      void tab.trip.leave(offer);
      return tab.state();
    });
    expect(new Set(states).size).toBe(50);
  });

  it('is over when somebody steps back to the page as it was', async () => {
    const tab = openTab(page);
    let isBack = false;
    const leaving = tab.trip.leave(offer).then(() => {
      isBack = true;
    });
    await Promise.resolve();
    expect(isBack).toBe(false);
    tab.stepBack();
    await leaving;
    expect(isBack).toBe(true);
  });
});

describe('coming back', () => {
  function awayAndBack(query: (state: string) => string) {
    const tab = openTab(`${page}#/pages/me/index`);
    void tab.trip.leave(offer);
    tab.goTo(`${page}?${query(tab.state())}`);
    return tab;
  }

  it('with the state that left gives the code, once, and takes it out of the address', () => {
    const tab = awayAndBack((state) => `code=c0de&state=${state}`);
    const allowed = { kind: 'allowed', provider: offer.provider, code: 'c0de' };
    expect(tab.trip.takeWayBack()).toEqual(allowed);
    expect(tab.address()).toBe(`${page}#/pages/me/index`);
    expect(tab.kept.size).toBe(0);
    expect(tab.trip.takeWayBack()).toBeNull();
  });

  it('without a code means that somebody declined', () => {
    const tab = awayAndBack((state) => `state=${state}`);
    expect(tab.trip.takeWayBack()).toEqual({ kind: 'declined' });
    expect(tab.address()).toBe(`${page}#/pages/me/index`);
  });

  it.each([
    ['another state', () => 'code=c0de&state=0123456789abcdef0123456789abcdef'],
    ['no state', () => 'code=c0de'],
    ['an empty state', () => 'code=c0de&state='],
    ['the state cut short', (state: string) => `code=c0de&state=${state.slice(0, 31)}`],
  ])('with %s is none of ours, and the code is gone too', (_name, query) => {
    const tab = awayAndBack(query);
    expect(tab.trip.takeWayBack()).toEqual({ kind: 'foreign' });
    expect(tab.address()).not.toContain('c0de');
  });

  it('to a wrong guess first leaves no second one', () => {
    const tab = awayAndBack(() => 'code=theirs&state=guess');
    const state = tab.state();
    tab.trip.takeWayBack();
    tab.goTo(`${page}?code=c0de&state=${state}`);
    expect(tab.trip.takeWayBack()).toEqual({ kind: 'foreign' });
  });

  it('the same address again, or in a tab that never left, is none of ours', () => {
    const tab = awayAndBack((state) => `code=c0de&state=${state}`);
    const address = tab.address();
    tab.trip.takeWayBack();
    tab.goTo(address);
    expect(tab.trip.takeWayBack()).toEqual({ kind: 'foreign' });
    expect(openTab(address).trip.takeWayBack()).toEqual({ kind: 'foreign' });
    expect(openTab(`${page}?code=c0de&state=`).trip.takeWayBack()).toEqual({ kind: 'foreign' });
  });

  it('keeps the rest of the address, and a route of ours; a fragment of WeChat’s is none', () => {
    const tab = openTab(`${page}?from=ad&code=1&state=2#/pages/home/index`);
    tab.trip.takeWayBack();
    expect(tab.address()).toBe(`${page}?from=ad#/pages/home/index`);
    const other = openTab(`${page}?code=1&state=2#wechat_redirect`);
    other.trip.takeWayBack();
    expect(other.address()).toBe(`${page}#/pages/me/index`);
  });
});

it('any other start of the page is no way back', () => {
  const tab = openTab(`${page}?from=ad#/pages/lab/index`);
  expect(tab.trip.takeWayBack()).toBeNull();
  expect(tab.address()).toBe(`${page}?from=ad#/pages/lab/index`);
});
