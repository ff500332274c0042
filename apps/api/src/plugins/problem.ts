import { type ErrorCode, errorKinds, type Problem } from '@wugan/shared';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DatabaseUnavailable } from '../data/database-unavailable.ts';
import { Refusal } from '../refusal.ts';

/** Seconds for Retry-After where nobody knows better. */
const defaultRetryAfter = 1;

/** Writes every error answer of the server: `application/problem+json` (RFC 9457), from the closed list of codes. */
export function addProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
    const refusal = asRefusal(error);
    const { status } = errorKinds[refusal.code];
    // Of what came in badly formed no message is logged: the parser's quotes it.
    if (status >= 500 && !(error instanceof Refusal))
      request.log.error({ err: error }, refusal.code);
    return sendProblem(reply, refusal);
  });
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, new Refusal('not_found')));
}

/**
 * For what fails before any route is found, a URL that cannot be decoded for instance. No hook runs
 * then, so what each answer carries is added here.
 */
export function createFrameworkErrorAnswer(origins: readonly string[]) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    const { origin = '' } = request.headers;
    if (origins.includes(origin)) reply.header('access-control-allow-origin', origin);
    reply.headers({ 'x-request-id': request.id, 'cache-control': 'no-store', vary: 'Origin' });
    sendProblem(reply, asRefusal(error));
  };
}

/** Fastify's own complaints in our words. */
function asRefusal(error: FastifyError | Refusal): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof DatabaseUnavailable) return new Refusal('unavailable');
  if (error.validation) return new Refusal('invalid_request', { errors: fieldErrors(error) });
  const code = codeByStatus.get(error.statusCode ?? 500);
  if (code) return new Refusal(code);
  const isTheirFault = (error.statusCode ?? 500) < 500;
  return new Refusal(isTheirFault ? 'invalid_request' : 'internal');
}

const codeByStatus = new Map<number, ErrorCode>([
  [404, 'not_found'],
  [413, 'body_too_large'],
  [415, 'unsupported_media_type'],
]);

type FieldErrors = NonNullable<Problem['errors']>;

function fieldErrors({ validation = [] }: FastifyError): FieldErrors {
  return validation.map(({ instancePath, params, message }) => {
    const path = instancePath.split('/').slice(1);
    const missing = params.missingProperty;
    return {
      field: [...path, ...(typeof missing === 'string' ? [missing] : [])].join('.'),
      message: message ?? 'is not valid',
    };
  });
}

function sendProblem(reply: FastifyReply, { code, details }: Refusal): FastifyReply {
  const { status, next, title } = errorKinds[code];
  reply.request.problem = code;
  const { retryAfter = defaultRetryAfter, ...said } = details;
  if (status === 401) reply.header('www-authenticate', 'Bearer error="invalid_token"');
  if (status === 429 || status === 503) reply.header('retry-after', String(retryAfter));
  const problem: Problem = { title, status, code, next, requestId: reply.request.id, ...said };
  // Serialized here: a route's schema for its good answers must not touch this one.
  return reply
    .code(status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(problem);
}
