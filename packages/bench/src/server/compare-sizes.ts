import { compare, type Plan } from './compare.ts';
import { openConnection } from './connection.ts';
import { signIn } from './crowd.ts';
import { everybody } from './everybody.ts';
import { addSessions, fillSessions } from './fill-sessions.ts';
import { median } from './median.ts';
import type { Pair } from './pair.ts';
import type { Wugan } from './start-wugan.ts';
import { openReader } from './virtual-user.ts';

/** Milliseconds of one operation at the smaller and the larger table. */
export interface SizeRow {
  readonly operation: string;
  readonly small: number;
  readonly large: number;
  /** Large ÷ small: the median of the rounds' own ratios. */
  readonly ratio: number;
}

const concurrency = 16;
const endedEach = 5;

/** Two servers with tables of two sizes, asked in turn: does an operation take longer in the larger one? */
export async function compareSizes(
  small: Wugan,
  large: Wugan,
  sizes: { readonly small: number; readonly large: number },
  { rounds, seconds }: Plan,
  played: (share: number) => void,
): Promise<SizeRow[]> {
  await fillSessions(small.databaseUrl, sizes.small);
  played(0.1);
  await fillSessions(large.databaseUrl, sizes.large);
  played(0.4);
  const pairs = {
    small: await signIn(small, concurrency),
    large: await signIn(large, concurrency),
  };

  const refreshed = await compare(
    await everybody(large, concurrency, sizes.small),
    await everybody(small, concurrency, sizes.small),
    { rounds, seconds },
    (share) => played(0.4 + share * 0.2),
  );
  const listed = await compare(
    { subject: large, users: await listers(large, pairs.large) },
    { subject: small, users: await listers(small, pairs.small) },
    { rounds, seconds },
    (share) => played(0.6 + share * 0.2),
  );
  const ended: { small: number; large: number }[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    ended.push({
      small: await timeEndings(small, pairs.small),
      large: await timeEndings(large, pairs.large),
    });
    played(0.8 + (round / rounds) * 0.2);
  }
  const each = ({ perSecond }: { perSecond: number }) => (1000 * concurrency) / perSecond;
  return [
    {
      operation: 'refresh',
      small: each(refreshed.theirs),
      large: each(refreshed.ours),
      ratio: 1 / refreshed.speed,
    },
    {
      operation: 'list one’s sessions',
      small: each(listed.theirs),
      large: each(listed.ours),
      ratio: 1 / listed.speed,
    },
    {
      operation: 'end all one’s others',
      small: median(ended.map((round) => round.small)),
      large: median(ended.map((round) => round.large)),
      ratio: median(ended.map((round) => round.large / round.small)),
    },
  ];
}

function listers({ url }: Wugan, pairs: readonly Pair[]) {
  return Promise.all(
    pairs.map(({ accessToken }) => openReader(url, '/api/v1/auth/sessions', accessToken)),
  );
}

/** Median milliseconds to end a handful of other sessions, each user after the other. */
async function timeEndings(wugan: Wugan, pairs: readonly Pair[]): Promise<number> {
  const ids = pairs.map(userIdOf);
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    await addSessions(wugan.databaseUrl, ids, endedEach);
    for (const { accessToken } of pairs) {
      const connection = await openConnection(wugan.url);
      const startedAt = performance.now();
      await connection.send('DELETE', '/api/v1/auth/sessions', { accessToken });
      times.push(performance.now() - startedAt);
      connection.close();
    }
  }
  return median(times);
}

/** The user in the claims of an access token. */
function userIdOf({ accessToken }: Pair): string {
  const [, claims = ''] = accessToken.split('.');
  const [, sub] = /"sub":"([^"]+)"/.exec(Buffer.from(claims, 'base64url').toString()) ?? [];
  if (sub === undefined) throw new Error('An access token without a user');
  return sub;
}
