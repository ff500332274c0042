import type { System } from '../scenario/subject.ts';

/**
 * What is pasted into project after project: a flag that says that a token is being refreshed, and
 * an array of what failed meanwhile. Written here after the pattern; there is no package.
 */
export const system: System = {
  reactsTo: 'a 401',
  async create(world) {
    let { accessToken, refreshToken } = world.first;
    let isTokenRefreshing = false;
    let failedRequests: (() => void)[] = [];
    let isSignedIn = true;

    async function request(path: string): Promise<number> {
      const status = await world.call(path, accessToken);
      if (status !== 401) return status;
      if (isTokenRefreshing) {
        return new Promise((resolve, reject) => {
          failedRequests.push(() => {
            request(path).then(resolve, reject);
          });
        });
      }
      isTokenRefreshing = true;
      const reply = await world.refresh(refreshToken);
      if (reply.status === 401) {
        isSignedIn = false;
        return status;
      }
      ({ accessToken, refreshToken } = reply.pair);
      isTokenRefreshing = false;
      for (const retry of failedRequests) retry();
      failedRequests = [];
      return request(path);
    }

    return { get: request, isSignedIn: () => isSignedIn };
  },
};
