import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Bounds } from './testing/explorer/explore.ts';
import { kindOf, pickStories } from './testing/explorer/pick-stories.ts';
import { openRealSessions, type RealSessions } from './testing/explorer/real-session.ts';
import { replay, replayGrace } from './testing/explorer/replay.ts';
import { startTestApp, type TestApp } from './testing/start-test-app.ts';
import { withoutLimits } from './testing/without-limits.ts';

const options = {
  env: { ROTATION_GRACE: `${replayGrace}s`, LOG_LEVEL: 'silent' },
  thresholds: withoutLimits,
};

let replicas: readonly [TestApp, TestApp];
let sessions: RealSessions;
beforeAll(async () => {
  const first = await startTestApp(options);
  replicas = [first, await startTestApp({ ...options, beside: first })];
  sessions = openRealSessions(first.databaseUrl);
});
afterAll(async () => {
  await sessions.close();
  await replicas[1].close();
  await replicas[0].close();
});

/** So many stories at a time, each on a session of its own. */
const atOnce = 24;

it.each<['weapp' | 'h5', Bounds, number, number]>([
  ['weapp', { epochs: 1, generations: 2, hasThief: true }, 700, 150],
  ['weapp', { epochs: 2, generations: 1, hasThief: true }, 900, 80],
  ['h5', { epochs: 0, generations: 3, hasThief: true }, 800, 80],
])(
  '%s %j: real servers on a real database do what the model does',
  {
    timeout: 300_000,
  },
  async (platform, bounds, everyNth, atLeast) => {
    const { stories, kinds } = pickStories(platform, bounds, everyNth);
    expect(stories.length).toBeGreaterThan(atLeast);
    expect(new Set(stories.flatMap((story) => story.map(kindOf)))).toEqual(kinds);

    const differences: string[] = [];
    const waiting = [...stories.entries()];
    const tell = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const [index, story] = next;
        const name = `${platform} ${bounds.epochs} ${bounds.generations} ${index}`;
        const difference = await replay({ replicas, sessions }, platform, story, name);
        if (difference !== undefined) differences.push(difference);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, tell));
    process.stdout.write(
      `${stories.length} stories, ${stories.flat().length} moves, ${kinds.size} kinds\n`,
    );
    expect(differences).toEqual([]);
  },
);
