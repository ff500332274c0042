import { paths, type SignInOffer } from '@wugan/shared';
import { SignInOffers } from '@wugan/shared/schemas';
import type { FastifyInstance } from 'fastify';
import { typedScope } from './typed-scope.ts';

/** Tells a page which ways to sign in on the web there are, so that no page is built for one server. */
export function addProvidersRoute(scope: FastifyInstance, offers: readonly SignInOffer[]): void {
  typedScope(scope).get(
    paths.providers,
    {
      schema: {
        tags: ['sign-in'],
        summary: 'The ways to sign in on the web',
        response: { 200: SignInOffers },
      },
    },
    async () => ({ providers: [...offers] }),
  );
}
