import { expect, it } from 'vitest';
import { lowestLivingEpoch, type SessionRow } from '../rotation/session-row.ts';
import { exampleNow, exampleRow } from '../testing/example-row.ts';
import { createKillSet } from './kill-set.ts';
import { measureKills } from './measure-kills.ts';

function startMeasuring() {
  const killSet = createKillSet(1_000, () => 0);
  const kills = measureKills(killSet, () => exampleNow);
  const lags: number[] = [];
  kills.watch((lag) => lags.push(lag));
  return { killSet, kills, lags };
}

const ended = exampleRow({ revokedAt: exampleNow });

/** As the feed tells of it, two seconds after it was made. */
const endingOf = (row: SessionRow) => ({
  sessionId: row.id,
  lowestLivingEpoch: lowestLivingEpoch(row),
  at: exampleNow - 2_000,
});

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('what others ended is news once', async () => {
  const { kills, lags } = startMeasuring();
  kills.learn(endingOf(ended));
  kills.learn(endingOf(ended));
  await settled();
  expect(lags).toEqual([2]);
});

it('what this process ended is no news, also if the feed is quicker than the answer', async () => {
  const { kills, killSet, lags } = startMeasuring();
  let resolve = (_rows: SessionRow[]) => {};
  const answer = new Promise<SessionRow[]>((resolveIt) => {
    resolve = resolveIt;
  });
  const ending = kills.end(() => answer);
  kills.learn(endingOf(ended));
  expect(killSet.isDead({ id: ended.id, epoch: ended.epoch, issuedAt: 0 })).toBe(true);
  resolve([ended]);
  expect(await ending).toEqual([ended]);
  kills.learn(endingOf(ended));
  await settled();
  expect(lags).toEqual([]);
});

it.each([
  ['came to nothing', []],
  ['ended another session', [exampleRow({ id: 'another', revokedAt: exampleNow })]],
  ['went further with the same session', [exampleRow({ epoch: 9 })]],
])('what others ended is news also while a statement runs here that %s', async (_name, rows) => {
  const { kills, lags } = startMeasuring();
  const ending = kills.end(async () => rows);
  kills.learn(endingOf(exampleRow({ frozenAt: exampleNow })));
  await ending;
  await settled();
  expect(lags).toEqual([2]);
});

it('what others ended is news also while a statement fails here, and the failure is thrown', async () => {
  const { kills, lags } = startMeasuring();
  const ending = kills.end(() => Promise.reject(new Error('gone')));
  kills.learn(endingOf(ended));
  await expect(ending).rejects.toThrow('gone');
  await settled();
  expect(lags).toEqual([2]);
});

it('a row that was read and had ended is news to nobody', async () => {
  const { kills, lags } = startMeasuring();
  kills.see(ended);
  kills.learn(endingOf(ended));
  await settled();
  expect(lags).toEqual([]);
});
