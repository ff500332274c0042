import pg from 'pg';
import { afterEach, expect, it, vi } from 'vitest';
import { ask } from './ask.ts';
import { DatabaseUnavailable } from './database-unavailable.ts';

afterEach(() => void vi.restoreAllMocks());

/** What the driver throws where PostgreSQL has answered with this SQLSTATE. */
function fromDriver(state: string): Error {
  const error = new pg.DatabaseError('no', 2, 'error');
  error.code = state;
  return error;
}

/** The same as Prisma wraps it. */
function fromPrisma(originalCode: string): Error {
  return Object.assign(new Error('no'), {
    meta: { driverAdapterError: { cause: { originalCode } } },
  });
}

/** A statement that fails so often, and then answers. */
function failing(times: number, error: Error) {
  let runs = 0;
  const statement = async () => {
    runs += 1;
    if (runs <= times) throw error;
    return 'answer';
  };
  return { statement, runs: () => runs };
}

const passing: (readonly [string, Error])[] = [
  ['40001, a serialization failure', fromDriver('40001')],
  ['40001 by way of Prisma', fromPrisma('40001')],
  ['40P01, a deadlock', fromDriver('40P01')],
  ['08006, a connection that broke', fromDriver('08006')],
  ['57P01, a server that stops', fromPrisma('57P01')],
  ['a socket that closed', new Error('Connection terminated unexpectedly')],
];

it.each(passing)(
  'after %s it is run again, three times at most, each after a rest',
  async (_, error) => {
    const jitter = vi.spyOn(Math, 'random');
    const thrice = failing(3, error);
    expect(await ask(thrice.statement)).toBe('answer');
    expect(thrice.runs()).toBe(4);
    expect(jitter).toHaveBeenCalledTimes(3);

    const always = failing(9, error);
    await expect(ask(always.statement)).rejects.toThrow(DatabaseUnavailable);
    expect(always.runs()).toBe(4);
  },
);

it('one that took long to fail is not run again: whoever waits is told', async () => {
  vi.useFakeTimers();
  try {
    let runs = 0;
    const asked = ask(async () => {
      runs += 1;
      // What the driver says where no answer came in time, as behind a standby that is away.
      await new Promise((_, reject) => setTimeout(reject, 2_500, new Error('Query read timeout')));
    });
    const told = expect(asked).rejects.toThrow(DatabaseUnavailable);
    await vi.advanceTimersByTimeAsync(60_000);
    await told;
    expect(runs).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});

it.each([
  ['57014, out of time', fromDriver('57014')],
  ['55P03, a row that somebody keeps locked', fromPrisma('55P03')],
  ['53300, too many connections', fromDriver('53300')],
])('after %s it is not run again, and the database is to blame', async (_, error) => {
  const { statement, runs } = failing(1, error);
  await expect(ask(statement)).rejects.toThrow(DatabaseUnavailable);
  expect(runs()).toBe(1);
});

it.each(['22021', '23505', '42P01', '0A000'])(
  'after %s the statement is to blame',
  async (state) => {
    for (const error of [fromDriver(state), fromPrisma(state)]) {
      const { statement, runs } = failing(1, error);
      await expect(ask(statement)).rejects.toBe(error);
      expect(runs()).toBe(1);
    }
  },
);
