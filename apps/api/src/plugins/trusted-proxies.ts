/**
 * What Fastify calls `trustProxy`, for a number of proxies or a list of their addresses.
 *
 * Fastify itself lets a number trust nobody, as it cannot know that the server is out of reach
 * except through them. Whoever configures a number says just that.
 */
export function trustedProxies(
  proxies: number | string[],
): string[] | ((address: string, hop: number) => boolean) {
  return typeof proxies === 'number' ? (_address, hop) => hop < proxies : proxies;
}
