import { ApolloLink, execute, gql, Observable } from '@apollo/client/core';
import { TokenRefreshLink } from 'apollo-link-token-refresh';
import type { System } from '../src/scenario/subject.ts';
import { createFetch, ORIGIN } from './fetch-world.ts';
import { keepTokens } from './tokens.ts';

const query = gql`query Item { item }`;

/**
 * README of apollo-link-token-refresh, "Example" and "Custom access token payload":
 * `isTokenValidOrUndefined` reads the clock, `handleFetch` keeps both tokens. An error of the
 * network is left alone, as the example's `handleError` does; a refusal signs out.
 */
export const system: System = {
  reactsTo: 'the clock',
  async create(world) {
    const tokens = keepTokens(world.first);
    const send = createFetch(world);

    const refreshLink = new TokenRefreshLink<typeof world.first>({
      accessTokenField: 'pair',
      isTokenValidOrUndefined: async () => Date.now() < tokens.expiresAt,
      fetchAccessToken: () =>
        send(`${ORIGIN}/refresh`, {
          method: 'POST',
          body: JSON.stringify({ refreshToken: tokens.refreshToken }),
        }),
      handleResponse: () => async (response: Response) => {
        if (!response.ok) throw new Error('the refresh token was refused');
        return { pair: await response.json() };
      },
      handleFetch: (pair) => {
        Object.assign(tokens, keepTokens(pair));
      },
      handleError: (error) => {
        if (!(error instanceof TypeError)) tokens.isSignedIn = false;
      },
    });
    const apiLink = new ApolloLink(
      (operation) =>
        new Observable((observer) => {
          world.call(String(operation.variables.path), tokens.accessToken).then(
            (status) => {
              observer.next({ data: { status } });
              observer.complete();
            },
            (error) => observer.error(error),
          );
        }),
    );
    const link = ApolloLink.from([refreshLink, apiLink]);

    return {
      get: (path) =>
        new Promise((resolve, reject) => {
          execute(link, { query, variables: { path } }).subscribe({
            next: ({ data }) => resolve(Number(data?.status ?? 0)),
            error: reject,
          });
        }),
      isSignedIn: () => tokens.isSignedIn,
    };
  },
};
