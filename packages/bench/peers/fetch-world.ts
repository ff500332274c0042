import type { World } from '../src/world/world.ts';

export const ORIGIN = 'http://api.test';

function json(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json' },
  });
}

/**
 * The world as a `fetch`, for systems that ride on one: `POST /refresh { refreshToken }` answers
 * with a pair, everything else is an API call with a bearer token that answers with its status.
 */
export function createFetch(world: World): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    if (pathname === '/refresh') {
      const body: unknown = await request.json();
      const reply = await world.refresh(refreshTokenIn(body));
      return reply.status === 200 ? json(200, reply.pair) : json(401, { code: 'reuse_detected' });
    }
    const bearer = request.headers.get('authorization') ?? '';
    const status = await world.call(pathname, bearer.replace('Bearer ', ''));
    return json(status, { status });
  };
}

function refreshTokenIn(body: unknown): string {
  const isUsable = typeof body === 'object' && body !== null && 'refreshToken' in body;
  return isUsable ? String(body.refreshToken) : '';
}
