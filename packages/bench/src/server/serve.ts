import type { FastifyInstance } from 'fastify';
import { announce } from './announce.ts';

/** Listens, and says where. */
export async function serve(app: FastifyInstance): Promise<void> {
  announce(await app.listen({ host: '127.0.0.1', port: 0 }));
}
