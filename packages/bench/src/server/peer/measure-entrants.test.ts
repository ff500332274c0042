import { expect, it } from 'vitest';
import { measureEntrants } from './measure-entrants.ts';
import { startTokenServer } from './token-server.ts';

const plan = { users: 2, rounds: 1, seconds: 0.02 };

it('who fails has no row and is told of; the others are measured by the first', {
  timeout: 30_000,
}, async () => {
  const ours = await startTokenServer('ours', () => true);
  const breaks = await startTokenServer('breaks', (token) => token % 1_000_000 < 4);
  const other = await startTokenServer('other', () => true);
  const failed: string[] = [];
  const shares: number[] = [];
  const rows = await measureEntrants(
    [ours, breaks, other],
    plan,
    (share) => shares.push(share),
    (name, error) => failed.push(`${name}: ${String(error).slice(0, 19)}`),
  );
  for (const { subject } of [ours, breaks, other]) await subject.stop();
  expect(failed).toEqual(['breaks: Error: HTTP/1.1 400']);
  expect(rows.map(({ name }) => name)).toEqual(['ours', 'other']);
  expect(rows[0]?.speed).toBe(1);
  expect(rows[1]?.speed).toBeGreaterThan(0);
  expect(shares).toEqual([1]);
});

it('there is no table without the first', async () => {
  const ours = await startTokenServer('ours', () => false);
  await expect(
    measureEntrants(
      [ours],
      plan,
      () => {},
      () => {},
    ),
  ).rejects.toThrow('400');
  await ours.subject.stop();
});
