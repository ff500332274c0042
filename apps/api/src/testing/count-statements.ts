import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { vi } from 'vitest';

/**
 * Counts the SQL statements of this process from now on, but for those that run without being asked
 * for: it listens to an idle server first.
 */
export async function countStatements(): Promise<() => number> {
  const spy = vi.spyOn(pg.Client.prototype, 'query');
  const texts = () => spy.mock.calls.map(([query]) => textOf(query));
  await pause(1_500);
  const background = new Set(texts());
  spy.mockClear();
  return () => texts().filter((text) => !background.has(text)).length;
}

function textOf(query: unknown): string {
  if (typeof query === 'string') return query;
  return String(typeof query === 'object' && query !== null ? Reflect.get(query, 'text') : query);
}
