/** PostgreSQL's five-letter code or Node's own (`ECONNREFUSED`) of anything thrown. */
export function pgErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
