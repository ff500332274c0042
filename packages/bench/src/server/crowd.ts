import type { Side } from './compare.ts';
import { openConnection } from './connection.ts';
import type { Pair } from './pair.ts';
import type { Subject, TokenSubject } from './subject.ts';
import { openReader, openRefresher } from './virtual-user.ts';

/** Users who sign in and then refresh without pause. */
export async function refreshers(subject: TokenSubject, count: number): Promise<Side> {
  const pairs = await signIn(subject, count);
  return {
    subject,
    users: await Promise.all(pairs.map((pair) => openRefresher(subject.url, pair))),
  };
}

/** The same users twice: as those who read their profile with a token, and as rows that anybody reads. */
export async function readers(
  subject: TokenSubject,
  bare: Subject,
  count: number,
): Promise<{ ours: Side; theirs: Side }> {
  const pairs = await signIn(subject, count);
  const ids = await Promise.all(pairs.map((pair) => readId(subject, pair)));
  const path = '/api/v1/me';
  return {
    ours: {
      subject,
      users: await Promise.all(
        pairs.map(({ accessToken }) => openReader(subject.url, path, accessToken)),
      ),
    },
    theirs: {
      subject: bare,
      users: await Promise.all(ids.map((id) => openReader(bare.url, `/users/${id}`))),
    },
  };
}

export async function signIn(
  subject: TokenSubject,
  count: number,
  name = `of ${count}`,
): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let n = 0; n < count; n += 1) pairs.push(await subject.signIn(`user ${n} ${name}`));
  return pairs;
}

async function readId({ url }: Subject, { accessToken }: Pair): Promise<string> {
  const connection = await openConnection(url);
  const body = await connection.send('GET', '/api/v1/me', { accessToken });
  connection.close();
  const [, id] = /"id":"([^"]+)"/.exec(body) ?? [];
  if (id === undefined) throw new Error(`This is no profile: ${body}`);
  return id;
}
