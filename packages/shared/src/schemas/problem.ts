import { type Static, Type } from 'typebox';

/** An error answer: `application/problem+json` (RFC 9457) with our members beside the standard ones. */
export const Problem = Type.Object({
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String({ description: 'one of the closed list of error codes' }),
  next: Type.Union([
    Type.Literal('sign_in'),
    Type.Literal('refresh'),
    Type.Literal('prove'),
    Type.Literal('retry'),
    Type.Literal('stop'),
  ]),
  requestId: Type.String(),
  reason: Type.Optional(
    Type.String({ description: 'why the session ended, or why a sign-in was forbidden' }),
  ),
  serverTime: Type.Optional(Type.Integer({ description: 'epoch milliseconds' })),
  errors: Type.Optional(Type.Array(Type.Object({ field: Type.String(), message: Type.String() }))),
});
export type Problem = Static<typeof Problem>;
