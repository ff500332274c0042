import type { FastifyRequest, FastifyServerOptions } from 'fastify';

/** Where log lines go, and which. */
export interface LogOptions {
  readonly level: string;
  /** Default: standard output. */
  readonly stream?: { write(line: string): void };
}

/** Fields that must never be written, should anybody ever log an object that has them. */
const secretFields = [
  'accessToken',
  'refreshToken',
  'attempt',
  'proof',
  'appSecret',
  'session_key',
  'authorization',
];

const secretField = new RegExp(`"(?:${secretFields.join('|')})":`);

/**
 * A line without the values of secret fields, at any depth. Only one that has such a field is taken
 * apart: pino's own redaction, by paths with wildcards, cost every line more than the answer it is about.
 */
function redact(line: string): string {
  if (!secretField.test(line)) return line;
  const redacted = JSON.parse(line, (field, value) =>
    secretFields.includes(field) ? '[Redacted]' : value,
  );
  return `${JSON.stringify(redacted)}\n`;
}

/**
 * The logger's options: no header, no body, no URL, and of an error only what a programmer needs.
 * What a caller sent may be a token, wherever it was sent.
 */
export function loggerOptions({
  level,
  stream,
}: LogOptions): NonNullable<FastifyServerOptions['logger']> {
  return {
    level,
    ...(stream ? { stream } : {}),
    hooks: { streamWrite: redact },
    serializers: {
      req: (request: FastifyRequest) => ({
        method: request.method,
        // The route, not the URL: a path can hold a token as well as a query can.
        route: request.routeOptions.url ?? 'none',
        remoteAddress: request.ip,
      }),
      err: ({ name, message, stack, cause }: Error) => ({
        type: name,
        message,
        stack: stack ?? '',
        ...(cause instanceof Error ? { cause: `${cause.name}: ${cause.message}` } : {}),
      }),
    },
  };
}
