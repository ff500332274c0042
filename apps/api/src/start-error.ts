/** The server cannot start, and the message says what to do about it: for people, without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** The system's code of an error such as `ECONNREFUSED`, or PostgreSQL's; undefined if it has none. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
