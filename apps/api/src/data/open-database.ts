import type { Position } from '../rotation/session-row.ts';
import { acknowledge } from './acknowledgements.ts';
import { type AuditTrail, createAuditTrail } from './audit-trail.ts';
import { type Avatars, createAvatars } from './avatars.ts';
import { type Cleaner, createCleaner } from './cleaner.ts';
import { createClient, createPool } from './client.ts';
import { type DatabaseClock, startDatabaseClock } from './database-clock.ts';
import { createGroupCommit, statementsAtOnce } from './group-commit.ts';
import { startKillFeed } from './kill-feed.ts';
import { createKillSet } from './kill-set.ts';
import { createLiveness, type IsLiving } from './liveness.ts';
import { type KillListener, measureKills } from './measure-kills.ts';
import { measureRotations, type RotationListener } from './measure-rotations.ts';
import { readMigrations } from './migrations.ts';
import { type Readiness, readReadiness } from './readiness.ts';
import { createRotateTogether, rotationPlan } from './rotate-together.ts';
import { createSessionEndings, type SessionEndings } from './session-endings.ts';
import { createSessionStore, type SessionStore } from './session-store.ts';
import { openSharedCounters, type SharedCounters } from './shared-counters.ts';
import { createSignIns, type SignIns } from './sign-ins.ts';
import { createSpentCodes, type SpentCodes } from './spent-codes.ts';
import { createUsers, type Users } from './users.ts';

export interface DatabaseOptions {
  readonly url: string;
  /** Seconds that an access token lives: endings are remembered as long. */
  readonly accessTokenLifetime: number;
}

/** Everything that lies in PostgreSQL, and what is kept in memory of it. */
export interface Database {
  readonly sessions: SessionStore;
  readonly endings: SessionEndings;
  readonly signIns: SignIns;
  readonly codes: SpentCodes;
  readonly users: Users;
  readonly avatars: Avatars;
  readonly auditTrail: AuditTrail;
  readonly cleaner: Cleaner;
  readonly counters: SharedCounters;
  readonly isLiving: IsLiving;
  /** Seconds since this process last knew of every session that has ended. */
  killFeedAge(): number;
  /** False where the database refuses LISTEN: endings are looked up twice a second, and not announced. */
  isAnnounced(): boolean;
  watchKills(listener: KillListener): void;
  watchRotations(listener: RotationListener): void;
  readonly clock: DatabaseClock;
  acknowledge(positions: readonly Position[]): Promise<void>;
  readiness(): Promise<Readiness>;
  close(): Promise<void>;
}

/** Connections for what is read straight from the driver. */
const readingsAtOnce = 4;

/** Connects to a database that has been migrated. @throws DatabaseUnavailable if there is none to reach. */
export async function openDatabase({
  url,
  accessTokenLifetime,
}: DatabaseOptions): Promise<Database> {
  const migrations = await readMigrations();
  const client = createClient(url);
  // The commit of a rotation may be lost with the primary: the protocol heals that, and nothing else.
  const rotations = createPool(url, statementsAtOnce, 'local', rotationPlan);
  const lifetime = accessTokenLifetime * 1000;
  const killSet = createKillSet(lifetime, () => performance.now());
  const readings = createPool(url, readingsAtOnce, 'on');
  try {
    const clock = await startDatabaseClock(client);
    const kills = measureKills(killSet, clock.now);
    const feed = await startKillFeed({ url, lifetime, learn: kills.learn });
    const measured = measureRotations(createRotateTogether(rotations));
    const rotate = createGroupCommit(measured.rotateTogether);
    const sessions = createSessionStore(client, rotate, kills);
    const counters = openSharedCounters(url);
    return {
      sessions,
      endings: createSessionEndings(client, kills),
      signIns: createSignIns(client),
      codes: createSpentCodes(client),
      users: createUsers(client, readings),
      avatars: createAvatars(client),
      auditTrail: createAuditTrail(client),
      cleaner: createCleaner(client),
      counters,
      killFeedAge: () => feed.age() / 1000,
      isAnnounced: feed.isAnnounced,
      watchKills: kills.watch,
      watchRotations: measured.watch,
      isLiving: createLiveness({ killSet, feed, sessions }),
      clock,
      acknowledge: (positions) => acknowledge(client, positions),
      readiness: () => readReadiness(client, migrations),
      async close() {
        clock.stop();
        feed.stop();
        await Promise.all([
          client.$disconnect(),
          rotations.end(),
          readings.end(),
          counters.close(),
        ]);
      },
    };
  } catch (error) {
    await client.$disconnect();
    throw error;
  }
}
