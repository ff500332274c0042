import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';

/** A scope whose routes take the types of requests and answers from their schemas. */
export function typedScope(scope: FastifyInstance) {
  return scope.withTypeProvider<TypeBoxTypeProvider>();
}
