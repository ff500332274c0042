import type { SignInOffer, WebProvider } from '@wugan/shared';

/** How somebody came back from WeChat's authorization page. */
export type WayBack =
  | { readonly kind: 'allowed'; readonly provider: WebProvider; readonly code: string }
  /** They said no there. */
  | { readonly kind: 'declined' }
  /** Nobody left for WeChat from this tab, or the answer is to another question: no sign-in. */
  | { readonly kind: 'foreign' };

/** What is needed of a browser's `window`. */
export interface RoundTripBrowser {
  readonly location: Pick<Location, 'origin' | 'pathname' | 'search' | 'hash' | 'assign'>;
  readonly history: Pick<History, 'state' | 'replaceState'>;
  /** Asked for when it is needed: reading the property may throw. */
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly crypto: Pick<Crypto, 'getRandomValues'>;
  addEventListener(type: 'pageshow', listener: () => void, options: { once: true }): void;
}

export interface RoundTrip {
  /** Sends the browser to WeChat. Settles only if somebody steps back to the page as it was. */
  leave(offer: SignInOffer): Promise<void>;
  /** What the address says, once; the code is gone from it afterwards. Null for any other start. */
  takeWayBack(): WayBack | null;
}

const KEY = 'wugan.web-sign-in';
const signInPage = '#/pages/me/index';

/**
 * The way to WeChat and back, with a `state` of 128 random bits that only this tab knows and that
 * counts once (RFC 6749, 10.12): a link with somebody else's code signs nobody in.
 *
 * WeChat wants the parameters in this order, letters and digits as state, and writes its answer before
 * the `#`; so the address to come back to has no route.
 * https://developers.weixin.qq.com/doc/offiaccount/OA_Web_Apps/Wechat_webpage_authorization.html
 * https://developers.weixin.qq.com/doc/oplatform/Website_App/WeChat_Login/Wechat_Login.html
 */
export function createRoundTrip(browser: RoundTripBrowser): RoundTrip {
  return {
    async leave({ provider, appId, authorizeUrl, scope }) {
      const { location } = browser;
      const state = randomState(browser.crypto);
      browser.sessionStorage.setItem(KEY, `${state} ${provider}`);
      const query = [
        ['appid', appId],
        ['redirect_uri', location.origin + location.pathname],
        ['response_type', 'code'],
        ['scope', scope],
        ['state', state],
      ].map(([name, value = '']) => `${name}=${encodeURIComponent(value)}`);
      const back = new Promise<void>((resolve) => {
        browser.addEventListener('pageshow', () => resolve(), { once: true });
      });
      location.assign(`${authorizeUrl}?${query.join('&')}#wechat_redirect`);
      await back;
    },

    takeWayBack() {
      const { location, history } = browser;
      const query = new URLSearchParams(location.search);
      const [code, state] = [query.get('code'), query.get('state')];
      if (code === null && state === null) return null;
      query.delete('code');
      query.delete('state');
      const rest = query.toString();
      // A redirect hands the fragment of the link on, and that was no route of ours.
      const route = location.hash.startsWith('#/') ? location.hash : signInPage;
      history.replaceState(history.state, '', `${location.pathname}${rest && `?${rest}`}${route}`);

      const [asked, provider] = takeKept(browser).split(' ');
      if (asked !== state || !isProvider(provider)) return { kind: 'foreign' };
      return code ? { kind: 'allowed', provider, code } : { kind: 'declined' };
    },
  };
}

/** Used up whether it fits or not: whoever guesses has one guess. */
function takeKept(browser: RoundTripBrowser): string {
  try {
    const kept = browser.sessionStorage.getItem(KEY) ?? '';
    browser.sessionStorage.removeItem(KEY);
    return kept;
  } catch {
    return '';
  }
}

function randomState(crypto: RoundTripBrowser['crypto']): string {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function isProvider(text: string | undefined): text is WebProvider {
  return text === 'wechat-official-account' || text === 'wechat-website';
}
