import { setImmediate as turn } from 'node:timers/promises';
import pg from 'pg';
import { expect, it } from 'vitest';
import { exampleRow } from '../testing/example-row.ts';
import { until } from '../testing/until.ts';
import { DatabaseUnavailable } from './database-unavailable.ts';
import { createGroupCommit } from './group-commit.ts';
import type { Outcome } from './rotate-together.ts';
import type { Rotation } from './rotation.ts';

function rotationOf(id: string, changes: Partial<Rotation> = {}): Rotation {
  const from = { id, epoch: 0, generation: 0 };
  return {
    from,
    toGeneration: 1,
    rotatedBy: 'mine',
    kid: '1',
    idleLifetime: 60,
    deadline: null,
    ...changes,
  };
}

/** A database whose statements end when the test says so. */
function heldStatements() {
  const statements: {
    rotations: readonly Rotation[];
    answer: (outcome: (rotation: Rotation) => Outcome) => void;
    fail: (reason: unknown) => void;
  }[] = [];
  const rotate = createGroupCommit(
    (rotations) =>
      new Promise((resolve, reject) => {
        statements.push({
          rotations,
          answer: (outcome) => resolve(rotations.map(outcome)),
          fail: reject,
        });
      }),
  );
  const sizes = () => statements.map(({ rotations }) => rotations.length);
  return { rotate, statements, sizes };
}

const succeed = ({ from, toGeneration, rotatedBy }: Rotation): Outcome =>
  exampleRow({ ...from, generation: toGeneration, rotatedBy });

it('an idle server sends a rotation at once', async () => {
  const { rotate, statements, sizes } = heldStatements();
  const rotated = rotate(rotationOf('a'));
  await turn();
  expect(sizes()).toEqual([1]);
  statements[0]?.answer(succeed);
  expect(await rotated).toMatchObject({ id: 'a', generation: 1 });
});

it('rotations that arrive while a statement is under way share the next one, 128 at most', async () => {
  const { rotate, statements, sizes } = heldStatements();
  void rotate(rotationOf('first'));
  await turn();
  const later = Array.from({ length: 130 }, (_, n) => rotate(rotationOf(`later ${n}`)));
  await turn();
  expect(sizes()).toEqual([1, 128]);
  statements[0]?.answer(succeed);
  await turn();
  expect(sizes()).toEqual([1, 128]);
  statements[1]?.answer(succeed);
  await turn();
  expect(sizes()).toEqual([1, 128, 2]);
  statements[2]?.answer(succeed);
  expect((await Promise.all(later)).map((row) => row?.id)).toEqual(
    later.map((_, n) => `later ${n}`),
  );
});

it('a few that wait are worth no second statement, unless the first one is stuck', async () => {
  const { rotate, statements, sizes } = heldStatements();
  void rotate(rotationOf('stuck'));
  await turn();
  const going = rotate(rotationOf('a'));
  await turn();
  expect(sizes()).toEqual([1]);
  await until(() => statements.length === 2);
  statements[1]?.answer(succeed);
  expect(await going).toMatchObject({ id: 'a' });
  void rotate(rotationOf('b'));
  void rotate(rotationOf('c'));
  await until(() => statements.length === 3);
  expect(sizes()).toEqual([1, 1, 2]);
});

it('two rotations of one session are never in one statement, nor under way at once', async () => {
  const { rotate, statements } = heldStatements();
  const mine = rotate(rotationOf('a'));
  const theirs = rotate(rotationOf('a', { rotatedBy: 'theirs' }));
  const beside = rotate(rotationOf('b', { rotatedBy: 'theirs' }));
  await turn();
  expect(statements[0]?.rotations.map(({ from }) => from.id)).toEqual(['a', 'b']);
  expect(statements).toHaveLength(1);
  statements[0]?.answer(succeed);
  await turn();
  statements[1]?.answer(() => 'lost');
  expect(await mine).toMatchObject({ id: 'a', rotatedBy: 'mine' });
  expect(await beside).toMatchObject({ id: 'b', rotatedBy: 'theirs' });
  expect(await theirs).toBeUndefined();
});

it('a statement that fails fails its own rotations only', async () => {
  const { rotate, statements } = heldStatements();
  const failing = rotate(rotationOf('a'));
  await turn();
  const going = rotate(rotationOf('b'));
  await turn();
  statements[0]?.fail(new Error('gone'));
  await expect(failing).rejects.toThrow('gone');
  await until(() => statements.length === 2);
  statements[1]?.answer(succeed);
  expect(await going).toMatchObject({ id: 'b' });
});

it('a statement that one of its rotations breaks is run again for each by itself', async () => {
  const { rotate, statements, sizes } = heldStatements();
  const going = [rotate(rotationOf('a')), rotate(rotationOf('c'))];
  const broken = rotate(rotationOf('b', { kid: 'not a kid' }));
  await turn();
  expect(sizes()).toEqual([3]);
  const bug = new pg.DatabaseError('invalid byte sequence', 0, 'error');
  bug.code = '22021';
  statements[0]?.fail(bug);
  for (const [position, isBroken] of [false, false, true].entries()) {
    await until(() => statements.length === position + 2);
    if (isBroken) statements[position + 1]?.fail(bug);
    else statements[position + 1]?.answer(succeed);
  }
  await expect(broken).rejects.toThrow('invalid byte sequence');
  expect((await Promise.all(going)).map((row) => row?.id)).toEqual(['a', 'c']);
  expect(sizes()).toEqual([3, 1, 1, 1]);
});

it('a statement that the database could not run is not run again for each', async () => {
  const { rotate, statements } = heldStatements();
  const failing = Promise.allSettled([rotate(rotationOf('a')), rotate(rotationOf('b'))]);
  await turn();
  statements[0]?.fail(new DatabaseUnavailable('gone'));
  expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(statements).toHaveLength(1);
});

it('a row that somebody else is writing is tried again', async () => {
  const { rotate, statements } = heldStatements();
  const rotated = rotate(rotationOf('a'));
  await turn();
  statements[0]?.answer(() => 'busy');
  await until(() => statements.length === 2);
  statements[1]?.answer(succeed);
  expect(await rotated).toMatchObject({ id: 'a' });
});
