import { randomBytes } from 'node:crypto';
import type { TokenAnswer } from '@wugan/shared';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { call, pairOf, problemOf, refresh, signIn } from './testing/call.ts';
import { age } from './testing/sql.ts';
import { useTestApp } from './testing/use-test-app.ts';

const app = useTestApp();
const newAttempt = () => randomBytes(16).toString('hex');

/** What a client keeps: a pair, and the attempt key it made when it stored it. */
interface StoredRecord {
  readonly pair: TokenAnswer;
  readonly attempt: string;
}
const store = (pair: TokenAnswer): StoredRecord => ({ pair, attempt: newAttempt() });
const send = ({ pair, attempt }: StoredRecord) =>
  refresh(app(), { refreshToken: pair.refreshToken, attempt });
const use = ({ pair }: StoredRecord) => call(app(), '/me', { token: pair.accessToken });

it('an innocent client never has to prove or sign in, whatever the network loses and repeats', async () => {
  const generation = fc.record({
    lostAnswers: fc.integer({ min: 0, max: 3 }),
    atOnce: fc.integer({ min: 1, max: 4 }),
    isUsed: fc.boolean(),
    isRepeatedAfterUse: fc.boolean(),
    daysUntilNext: fc.constantFrom(0, 0, 3, 6.9),
  });
  const life = fc.array(generation, { minLength: 1, maxLength: 5 });
  const property = fc.asyncProperty(life, async (generations) => {
    let record = store(await signIn(app(), 'innocent'));
    for (const { lostAnswers, atOnce, isUsed, isRepeatedAfterUse, daysUntilNext } of generations) {
      const old = record;
      const answers: TokenAnswer[] = [];
      for (let n = 0; n < lostAnswers; n += 1) answers.push(pairOf(await send(old)));
      const tabs = await Promise.all(Array.from({ length: atOnce }, () => send(old)));
      answers.push(...tabs.map(pairOf));
      expect(new Set(answers.map(({ refreshToken }) => refreshToken)).size).toBe(1);
      for (const pair of answers) expect((await use(store(pair))).status).toBe(200);

      record = store(answers[0] ?? old.pair);
      if (isUsed) await use(record);
      if (isRepeatedAfterUse) pairOf(await send(old));
      await age(app(), record.pair.session.id, daysUntilNext * 86_400);
    }
    expect(record.pair.session).toMatchObject({ epoch: 0, generation: generations.length });
  });
  await fc.assert(property, { numRuns: 15 });
});

it('a thief with a full copy is never served after the victim’s second refresh, and the victim always is', async () => {
  const moves = fc.array(fc.constantFrom('victim', 'thief', 'use'), {
    minLength: 3,
    maxLength: 10,
  });
  const property = fc.asyncProperty(moves, async (sequence) => {
    const signedIn = await signIn(app(), 'victim');
    await age(app(), signedIn.session.id, 3_600);
    let victim = store(signedIn);
    let thief = victim;
    let completed = 0;
    for (const move of sequence) {
      if (move === 'use') await use(victim);
      if (move === 'victim') {
        let reply = await send(victim);
        if (reply.status === 401) {
          expect(problemOf(reply).code).toBe('proof_required');
          const { refreshToken } = victim.pair;
          const proof = { code: await app().code('victim') };
          reply = await refresh(app(), { refreshToken, attempt: victim.attempt, proof });
        }
        victim = store(pairOf(reply));
        completed += 1;
      }
      if (move === 'thief') {
        const reply = await send(thief);
        if (reply.status === 200) {
          expect(completed).toBeLessThan(2);
          thief = store(pairOf(reply));
        } else expect(problemOf(reply).code).toBe('proof_required');
      }
    }
  });
  await fc.assert(property, { numRuns: 40 });
});
