/** Answers that a proxy gives in the server's place, as the server would word them. */
export const problems = {
  internal: { status: 500, problem: { status: 500, code: 'internal', next: 'retry' } },
  busy: {
    status: 429,
    headers: { 'retry-after': '1' },
    problem: { status: 429, code: 'rate_limited', next: 'retry' },
  },
} as const;
