import { paths, type SignInOffer } from '@wugan/shared';
import { readOffers } from './answers.ts';
import { api } from './base-api.ts';

/** The ways to sign in on the web that this server offers: `GET /auth/providers`. */
const providersApi = api.injectEndpoints({
  endpoints: (build) => ({
    providers: build.query<SignInOffer[], void>({
      query: () => ({ url: paths.providers }),
      transformResponse: readOffers,
    }),
  }),
});

export const { useProvidersQuery } = providersApi;
