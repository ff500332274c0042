import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Prisma } from './client.ts';
import { DatabaseUnavailable } from './database-unavailable.ts';

const tries = 4;

/** Milliseconds after which no other try begins: who has waited so long is told, and comes again. */
const patience = 2_500;

/**
 * Runs one statement; again, at most three times with jitter, where the database was busy with
 * another writer or the connection broke. So a statement must not mind having run before. One that was
 * not answered in time may still take effect: a commit that waits for a standby does, once it is back.
 *
 * @throws DatabaseUnavailable where the statement is not to blame.
 */
export async function ask<T>(statement: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const mayTryAgain = (attempt: number) =>
    attempt < tries && performance.now() - startedAt < patience;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await statement();
    } catch (error) {
      if (isBug(error)) throw error;
      if (!mayTryAgain(attempt) || !isWorthRetrying(error)) throw new DatabaseUnavailable(error);
      await pause(10 * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}

/** Data exception, constraint violated, wrong SQL, feature not supported: SQLSTATE classes of a bug. */
const bugClasses = ['22', '23', '42', '0A'];

/** The statement itself is to blame: it fails again however often it is run. */
export function isBug(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientValidationError) return true;
  return bugClasses.some((sqlClass) => sqlStateOf(error)?.startsWith(sqlClass));
}

/** A row was in the way that the statement could not see yet, as two were inserted at once. */
export function isConflict(error: unknown): boolean {
  return sqlStateOf(error)?.startsWith('23') ?? false;
}

/** Not a statement that ran out of time (57014): the next would, too. */
function isWorthRetrying(error: unknown): boolean {
  const state = sqlStateOf(error);
  return state === undefined || ['40', '08', '57P'].some((start) => state.startsWith(start));
}

/** The SQLSTATE that PostgreSQL answered with, which Prisma keeps deep inside; undefined for the rest. */
function sqlStateOf(error: unknown): string | undefined {
  if (error instanceof pg.DatabaseError) return error.code;
  let cause = error;
  for (const key of ['meta', 'driverAdapterError', 'cause', 'originalCode']) {
    if (typeof cause !== 'object' || cause === null) return undefined;
    cause = Reflect.get(cause, key);
  }
  return typeof cause === 'string' ? cause : undefined;
}
