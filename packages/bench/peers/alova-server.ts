import { createAlova } from 'alova';
import { createServerTokenAuthentication } from 'alova/client';
import type { System } from '../src/scenario/subject.ts';
import { createWorldAdapter } from './alova-adapter.ts';
import { keepTokens, refreshTokens } from './tokens.ts';

/**
 * https://alova.js.org/tutorial/client/strategy/token-authentication, "Bind server-based
 * authentication interceptor": `isExpired` reads the status; where the refresh fails, the handler
 * sends the user to the sign-in page and throws.
 */
export const system: System = {
  reactsTo: 'a 401',
  async create(world) {
    const tokens = keepTokens(world.first);
    const { onAuthRequired, onResponseRefreshToken } = createServerTokenAuthentication({
      refreshTokenOnSuccess: {
        isExpired: ({ status }) => status === 401,
        handler: async () => {
          try {
            await refreshTokens(world, tokens);
          } catch (error) {
            tokens.isSignedIn = false;
            throw error;
          }
        },
      },
      assignToken: (method) => {
        method.config.headers.Authorization = tokens.accessToken;
      },
    });
    const alova = createAlova({
      requestAdapter: createWorldAdapter(world),
      cacheFor: null,
      shareRequest: false,
      beforeRequest: onAuthRequired(),
      responded: onResponseRefreshToken(({ status }) => status),
    });

    return {
      get: (path) => alova.Get<number>(path).send(),
      isSignedIn: () => tokens.isSignedIn,
    };
  },
};
