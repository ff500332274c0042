import { randomUUID } from 'node:crypto';
import fastify, { type FastifyServerOptions } from 'fastify';
import type { Config } from '../config/config.ts';
import { answerClientError } from './client-error.ts';
import { type LogOptions, loggerOptions } from './logger.ts';
import { createFrameworkErrorAnswer } from './problem.ts';
import { trustedProxies } from './trusted-proxies.ts';

/** Milliseconds within which a request must have arrived, body included. */
const requestTimeout = 60_000;

const largestBody = 64 * 1024;

/** What Fastify is told once, for every request. */
export function serverOptions(config: Config, log: LogOptions | undefined): FastifyServerOptions {
  return {
    logger: loggerOptions(log ?? { level: config.logLevel }),
    logController: new fastify.LogController({ disableRequestLogging: true }),
    clientErrorHandler: answerClientError,
    frameworkErrors: createFrameworkErrorAnswer(config.corsOrigins),
    trustProxy: trustedProxies(config.trustProxy),
    bodyLimit: largestBody,
    requestTimeout,
    // Whoever comes while the server stops is answered too, and asked to close the connection.
    return503OnClosing: false,
    genReqId: requestIds(),
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  };
}

/** Unlike those of any other process, and told apart by a number: a random one for each would cost every request. */
function requestIds(): () => string {
  const prefix = randomUUID().slice(0, 13);
  let count = 0;
  return () => {
    count += 1;
    return `${prefix}-${count.toString(36)}`;
  };
}
