import type { ApiMutant } from './api-mutant.ts';

const feed = 'data/kill-feed.test.ts';
const cut = 'data/kill-feed-cut.test.ts';
const set = 'data/kill-set.test.ts';

/** What it rests on that whatever has ended stays ended, on every replica and within a second. */
export const endingMutants: readonly ApiMutant[] = [
  {
    name: 'the feed without the look behind it',
    file: 'data/kill-feed.ts',
    anchor: 'await connection.look();',
    replacement: '',
    caughtBy: `${feed} › an ending whose announcement was lost`,
  },
  {
    name: 'no LISTEN',
    file: 'data/feed-connection.ts',
    anchor: 'isAnnounced = await isDone(client, `LISTEN ${endingsChannel}`);',
    replacement: '',
    caughtBy: `${feed} › an announcement is heard, and not only looked up`,
  },
  {
    name: 'the feed believes a server that only reads',
    file: 'data/feed-connection.ts',
    anchor: "    if (seen.isReadOnly) throw new Error('This server only reads');\n",
    replacement: '',
    caughtBy:
      'data/read-only-server.test.ts › what a server says that only reads is believed by nobody',
  },
  {
    name: 'what ended before the start is not known',
    file: 'data/commit-horizon.ts',
    anchor: 'let last = Number.NEGATIVE_INFINITY;',
    replacement: 'let last = Date.now();',
    caughtBy: `${feed} › a replica that starts knows of all that ended`,
  },
  {
    name: 'an ending whose commit took long is not looked for',
    file: 'data/commit-horizon.ts',
    anchor: 'if (!still.has(id)) since = Math.min(since, from);',
    replacement: '',
    caughtBy: `${feed} › an ending whose commit waited for a standby`,
  },
  {
    name: 'a feed that was cut is relied upon',
    file: 'data/liveness.ts',
    anchor: 'return feed.isFresh() || readRow(token);',
    replacement: 'return true;',
    caughtBy: `${cut} › a feed that was cut is not relied upon`,
  },
  {
    name: 'without a database everybody is let in',
    file: 'data/liveness.ts',
    anchor: 'return feed.isFresh() || readRow(token);',
    replacement: 'return feed.isFresh() || readRow(token).catch(() => true);',
    caughtBy: `${cut} › with the feed stale and the database gone nobody is let in`,
  },
  {
    name: 'every call reads a row',
    file: 'data/liveness.ts',
    anchor: 'return feed.isFresh() || readRow(token);',
    replacement: 'return readRow(token);',
    caughtBy: `${cut} › no access check reads the database while the feed is fresh`,
  },
  {
    name: 'a lower epoch lives again',
    file: 'data/kill-set.ts',
    anchor: 'Math.max(known, lowestLivingEpoch)',
    replacement: 'lowestLivingEpoch',
    caughtBy: `${set} › kills what is below the lowest living epoch, and never lowers it`,
  },
  {
    name: 'an ending is forgotten while tokens live',
    file: 'data/kill-set.ts',
    anchor: 'if (now() - raisedAt <= lifetime) return;',
    replacement: 'if (now() - raisedAt <= 0) return;',
    caughtBy: `${set} › forgets an ending when no access token can be that old`,
  },
  {
    name: 'a frozen session’s access tokens live',
    file: 'rotation/session-row.ts',
    anchor: 'return row.frozenAt !== null ? row.epoch + 1 : row.epoch;',
    replacement: 'return row.epoch;',
    caughtBy: `${cut} › with the feed stale a token is judged by its row: one that %s`,
  },
  {
    name: 'an old token signs out the new epoch',
    file: 'data/session-endings.ts',
    anchor: 'session.id = ${id}::uuid AND session.epoch <= ${epoch}`',
    replacement: 'session.id = ${id}::uuid AND ${epoch} >= 0`',
    caughtBy: 'session/sign-out.test.ts › by a token of an older epoch is answered 204',
  },
  {
    name: 'anybody ends anybody’s session',
    file: 'data/session-endings.ts',
    anchor: 'session.id = ${id}::uuid AND session.user_id = ${userId}::uuid`',
    replacement: "session.id = ${id}::uuid AND ${userId} <> ''`",
    caughtBy: 'routes/sessions.test.ts › does not know sessions of others',
  },
  {
    name: 'the cleaner waits for rows in use',
    file: 'data/cleaner.ts',
    anchor: 'FOR UPDATE SKIP LOCKED',
    replacement: 'FOR UPDATE',
    caughtBy: 'session/housekeeping.test.ts › in pieces, passing over what is in use',
  },
];
