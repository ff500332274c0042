import type { World } from '../src/world/world.ts';

/** https://alova.js.org/tutorial/advanced/custom/http-adapter: the world as a request adapter. */
export function createWorldAdapter(world: World) {
  return ({ headers, url }: { url: string; headers: Record<string, string> }) => {
    const sent = world.call(url, headers.Authorization ?? '');
    return {
      response: async () => new Response(null, { status: await sent }),
      headers: async () => new Headers(),
      abort: () => {},
    };
  };
}
