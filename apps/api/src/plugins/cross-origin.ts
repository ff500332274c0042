import cors from '@fastify/cors';
import { UNSTORED_HEADER } from '@wugan/shared';
import type { FastifyInstance } from 'fastify';

/** Lets the pages of these origins call, and read every answer, errors included. No cookies are involved. */
export async function allowOrigins(
  app: FastifyInstance,
  origins: readonly string[],
): Promise<void> {
  await app.register(cors, {
    origin: [...origins],
    methods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowedHeaders: ['Authorization', 'Content-Type', UNSTORED_HEADER],
    exposedHeaders: ['Retry-After', 'WWW-Authenticate', 'X-Request-Id'],
    maxAge: 600,
    // Its complaint would be no problem of ours, but plain text.
    strictPreflight: false,
  });
}
