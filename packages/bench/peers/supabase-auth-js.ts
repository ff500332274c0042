import { AuthClient } from '@supabase/auth-js';
import type { System } from '../src/scenario/subject.ts';
import { HOUR } from '../src/world/auth-server.ts';
import type { World } from '../src/world/world.ts';

const KEY = 'session';
const user = {
  id: 'user',
  app_metadata: {},
  user_metadata: {},
  aud: 'authenticated',
  created_at: new Date(0).toISOString(),
};

/** The refresh endpoint of Supabase Auth (`POST /token?grant_type=refresh_token`) over the world. */
function createAuthFetch(world: World): typeof fetch {
  return async (_input, init) => {
    const { refresh_token } = JSON.parse(String(init?.body));
    const reply = await world.refresh(String(refresh_token));
    if (reply.status === 401) {
      const body = { code: 'refresh_token_already_used', message: 'Already Used' };
      return new Response(JSON.stringify(body), { status: 400 });
    }
    const { accessExpiresIn, accessToken, refreshToken } = reply.pair;
    const session = {
      access_token: accessToken,
      refresh_token: refreshToken,
      expires_in: accessExpiresIn,
      token_type: 'bearer',
      user,
    };
    return new Response(JSON.stringify(session), {
      headers: { 'content-type': 'application/json' },
    });
  };
}

/**
 * https://supabase.com/docs/reference/javascript/auth-getsession: `getSession()` before each
 * request, which refreshes a session whose access token is over; as supabase-js does for every
 * request. A session kept from an earlier launch lies in the store, all options are the defaults.
 */
export const system: System = {
  reactsTo: 'the clock',
  async create(world) {
    const now = Math.floor(Date.now() / 1_000);
    const { accessExpiresIn, accessToken, refreshToken } = world.first;
    const kept = new Map([
      [
        KEY,
        JSON.stringify({
          access_token: accessToken,
          refresh_token: refreshToken,
          expires_in: HOUR,
          expires_at: now + accessExpiresIn - 1,
          token_type: 'bearer',
          user,
        }),
      ],
    ]);
    const client = new AuthClient({
      url: 'http://auth.test',
      storageKey: KEY,
      storage: {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => {
          kept.set(key, value);
        },
        removeItem: (key) => {
          kept.delete(key);
        },
      },
      fetch: createAuthFetch(world),
    });

    return {
      async get(path) {
        const { data, error } = await client.getSession();
        if (data.session === null) throw error ?? new Error('nobody is signed in');
        return world.call(path, data.session.access_token);
      },
      isSignedIn: () => kept.has(KEY),
    };
  },
};
