import { type ErrorCode, errorKinds, type Problem } from '@wugan/shared';
import type { RouteOptions } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The codes that this route can be refused with, beside those that its place and its schema bring along. */
    refusals?: readonly ErrorCode[];
    /** What the document says beside the schema: bodies that no schema checks. */
    described?: Pick<FastifySchema, 'body' | 'response'>;
    /** Stands in the signed-in scope. */
    needsAccessToken?: boolean;
  }
}

/** What WeChat can say to a code. */
export const wechatRefusals = [
  'wechat_user_blocked',
  'wechat_rate_limited',
  'wechat_bad_answer',
  'wechat_unavailable',
  'wechat_misconfigured',
] as const satisfies readonly ErrorCode[];

const always = ['internal', 'unavailable'] as const;
const withoutToken = [
  'access_token_missing',
  'access_token_invalid',
  'access_token_expired',
  'session_ended',
] as const;
const withBody = ['invalid_request', 'body_too_large', 'unsupported_media_type'] as const;

/** Every code that a route of the API can be refused with. */
export function refusalsOf({ config = {}, schema = {} }: RouteOptions): Set<ErrorCode> {
  return new Set<ErrorCode>([
    ...(config.refusals ?? []),
    ...(config.needsAccessToken ? withoutToken : []),
    ...(schema.body ? withBody : []),
    ...(schema.params ? (['invalid_request'] as const) : []),
    ...always,
  ]);
}

/** The refusals of a route as responses of OpenAPI, by status, with an example for each code. */
export function describeRefusals(codes: ReadonlySet<ErrorCode>): Record<string, object> {
  const statuses = new Set([...codes].map((code) => errorKinds[code].status));
  return Object.fromEntries(
    [...statuses].map((status) => [
      status,
      describeStatus(
        status,
        [...codes].filter((code) => errorKinds[code].status === status),
      ),
    ]),
  );
}

function describeStatus(status: number, codes: ErrorCode[]): object {
  return {
    description: codes.map((code) => `\`${code}\``).join(', '),
    ...(status === 429 || status === 503 ? { headers: { 'Retry-After': retryAfter } } : {}),
    content: {
      'application/problem+json': {
        schema: {
          allOf: [{ $ref: 'Problem#' }, { type: 'object', properties: { code: { enum: codes } } }],
        },
        examples: Object.fromEntries(codes.map((code) => [code, { value: exampleOf(code) }])),
      },
    },
  };
}

const retryAfter = { type: 'integer', description: 'seconds' };

function exampleOf(code: ErrorCode): Problem {
  const requestId = 'f3a8f1de-4f0f-4b8e-9b65-1b0f1f1f7c11';
  return { ...errorKinds[code], code, requestId };
}
