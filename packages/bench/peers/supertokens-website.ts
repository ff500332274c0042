import SuperTokens from 'supertokens-website';
import type { System } from '../src/scenario/subject.ts';
import type { TokenPair } from '../src/world/auth-server.ts';
import type { World } from '../src/world/world.ts';
import { installBrowser } from './browser.ts';

const ORIGIN = 'http://api.test';

function headersOf({ accessToken, refreshToken }: TokenPair): Record<string, string> {
  const iat = Math.floor(Date.now() / 1_000);
  const front = { uid: 'user', ate: Date.now() + 3_600_000, up: { iat, gen: accessToken } };
  return {
    'st-access-token': accessToken,
    'st-refresh-token': refreshToken,
    'front-token': btoa(JSON.stringify(front)),
  };
}

/** The session API of a SuperTokens backend (header-based) over the world. */
async function answer(world: World, input: string | URL | Request, init?: RequestInit) {
  const { headers, url } = new Request(input, init);
  const { pathname } = new URL(url);
  const token = (headers.get('authorization') ?? '').replace('Bearer ', '');
  if (pathname === '/auth/signin') return new Response('{}', { headers: headersOf(world.first) });
  if (pathname !== '/auth/session/refresh') {
    return new Response('{}', { status: await world.call(pathname, token) });
  }
  // Before anybody has signed in, it asks once whether there is a session to refresh.
  const reply = token === '' ? null : await world.refresh(token);
  if (reply?.status === 200) return new Response('{}', { headers: headersOf(reply.pair) });
  return new Response('{}', { status: 401, headers: { 'front-token': 'remove' } });
}

let current: World | undefined;
const browser = installBrowser(async (input, init) => {
  if (current === undefined) throw new TypeError('fetch failed');
  return answer(current, input, init);
});

/**
 * https://supertokens.com/docs/post-authentication/session-management/switch-between-cookies-and-header-authentication
 * (`tokenTransferMethod`), and the docstrings of its `init`: it replaces `fetch`, and everything else
 * is done behind it.
 */
export const system: System = {
  reactsTo: 'a 401',
  async create(world) {
    current = world;
    browser.clear();
    let isSignedIn = true;
    SuperTokens.init({
      apiDomain: ORIGIN,
      tokenTransferMethod: 'header',
      onHandleEvent: ({ action }) => {
        if (action === 'UNAUTHORISED' || action === 'SIGN_OUT') isSignedIn = false;
      },
    });
    await browser.window.fetch(`${ORIGIN}/auth/signin`, { method: 'POST' });

    return {
      get: async (path) => (await browser.window.fetch(ORIGIN + path)).status,
      isSignedIn: () => isSignedIn,
    };
  },
};
