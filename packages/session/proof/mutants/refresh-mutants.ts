import type { Mutant } from '@wugan/mutants';

const NOT_LISTED = "const retryAfter = Number(headers['retry-after']);";

/** What the one refresh rests on. */
export const refreshMutants: readonly Mutant[] = [
  {
    name: 'no single-flight',
    file: 'engine/refresher.ts',
    anchor: 'if (current !== null) return current.room.enter();',
    replacement: '',
  },
  {
    name: 'no deadline for an answer',
    file: 'engine/ask-and-keep.ts',
    anchor:
      "return within(clock, question.patience, asked, { kind: 'unreachable', cause: 'timeout' });",
    replacement: 'return asked;',
  },
  {
    name: 'no deadline for the server',
    file: 'engine/refresh-flight.ts',
    anchor: 'Math.ceil(time.now() + until - clock.now());',
    replacement: 'Math.ceil(time.now() + 3_600_000);',
  },
  {
    name: 'no fence at sign-out',
    file: 'engine/refresher.ts',
    anchor: "abandon()?.room.close(new SessionError('SESSION_ENDED', reason));",
    replacement: '',
  },
  {
    name: 'no fence at a switch',
    file: 'engine/refresher.ts',
    anchor: 'const flight = abandon();',
    replacement: 'const flight = null as RefreshFlight | null;',
  },
  {
    name: 'an attempt key for each retry',
    file: 'engine/refresh-flight.ts',
    anchor: 'const { refreshToken, attempt } = standing;',
    replacement: `const { refreshToken } = standing;
      const attempt = await parts.random.key();`,
  },
  {
    name: 'a network error ends the session',
    file: 'http-auth-server.ts',
    anchor: "return { kind: 'unreachable', cause };",
    replacement: "return { kind: 'ended', reason: 'rejected' };",
  },
  {
    name: 'a 401 of an unknown code ends the session',
    file: 'http-auth-server.ts',
    anchor: NOT_LISTED,
    replacement: `if (status === 401) return { kind: 'ended', reason: 'rejected' };
      ${NOT_LISTED}`,
  },
  {
    name: 'a captive portal is a grant',
    file: 'http-auth-server.ts',
    anchor: 'return isGrant(body)',
    replacement: 'return status === 200',
  },
  {
    name: 'a late pair is not revoked',
    file: 'engine/ask-and-keep.ts',
    anchor: "if (flight.isOver && answer.kind === 'granted') revoke(",
    replacement: "if (flight.isOver && answer.kind === 'ended') void (",
  },
  {
    name: 'the lock is given up before the answer',
    file: 'engine/refresh-flight.ts',
    anchor: 'return await askUntilLanded(parts, flight, until);',
    replacement: 'return askUntilLanded(parts, flight, until);',
  },
];
