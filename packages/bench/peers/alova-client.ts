import { createAlova } from 'alova';
import { createClientTokenAuthentication } from 'alova/client';
import type { System } from '../src/scenario/subject.ts';
import { createWorldAdapter } from './alova-adapter.ts';
import { keepTokens, refreshTokens } from './tokens.ts';

/**
 * https://alova.js.org/tutorial/client/strategy/token-authentication, "Bind client-based
 * authentication interceptor": `isExpired` may be asynchronous, as it must be where the token lies
 * in asynchronous storage (React Native, a mini program's `getStorage`).
 */
export const system: System = {
  reactsTo: 'the clock',
  async create(world) {
    const tokens = keepTokens(world.first);
    const { onAuthRequired, onResponseRefreshToken } = createClientTokenAuthentication({
      refreshToken: {
        isExpired: async () => {
          const { expiresAt } = await Promise.resolve(tokens);
          return expiresAt <= Date.now();
        },
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
