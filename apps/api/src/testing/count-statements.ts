import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { vi } from 'vitest';

/** The SQL that some work has led to, and not what runs beside it unasked. */
export interface StatementCount {
  during<T>(work: () => Promise<T>): Promise<T>;
  /** The statements of all such work so far, in order. */
  readonly statements: readonly string[];
}

const query = pg.Client.prototype.query;

/** Watches the driver of this process from now on. */
export function countStatements(): StatementCount {
  const statements: string[] = [];
  const work = new AsyncLocalStorage<true>();
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (
    this: pg.Client,
    ...call: unknown[]
  ) {
    if (work.getStore()) statements.push(textOf(call[0]));
    return Reflect.apply(query, this, call);
  });
  return { during: (start) => work.run(true, start), statements };
}

function textOf(asked: unknown): string {
  if (typeof asked === 'string') return asked;
  return String(typeof asked === 'object' && asked !== null ? Reflect.get(asked, 'text') : asked);
}
