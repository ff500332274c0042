import pg from 'pg';
import { attemptFingerprint } from '../../rotation/fingerprint.ts';
import { agingStatement } from '../sql.ts';
import type { ModelRow } from './world.ts';

type Row = Readonly<Record<string, unknown>>;

/** The rows of real sessions, as the stories look at them and as fate changes them. */
export interface RealSessions {
  read(id: string): Promise<Row>;
  age(id: string, seconds: number): Promise<void>;
  /** Makes a row again what it was: its last commit is lost. */
  restore(row: Row): Promise<void>;
  close(): Promise<void>;
}

export function openRealSessions(url: string): RealSessions {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  return {
    async read(id) {
      const { rows } = await pool.query<Row>('SELECT * FROM session WHERE id = $1', [id]);
      if (!rows[0]) throw new Error(`No session ${id}`);
      return rows[0];
    },
    async age(id, seconds) {
      await pool.query(agingStatement, [id, seconds]);
    },
    async restore({ id, ...columns }) {
      const names = Object.keys(columns);
      const sets = names.map((name, index) => `${name} = $${index + 2}`);
      const values = names.map((name) => columns[name]);
      await pool.query(`UPDATE session SET ${sets.join(', ')} WHERE id = $1`, [id, ...values]);
    },
    close: () => pool.end(),
  };
}

/** A row as the model has it. `attemptOf`: which key an attempt of the model is. */
export function expectedRow(row: ModelRow, attemptOf: (attempt: string) => string) {
  return {
    epoch: row.epoch,
    generation: row.generation,
    rotatedBy: row.rotatedBy === null ? null : attemptFingerprint(attemptOf(row.rotatedBy)),
    acknowledged: row.acknowledged,
    isFrozen: row.isFrozen,
    isRevoked: row.isRevoked,
  };
}

/** A row as it is; `grace` in milliseconds. */
export function seenRow(row: Row, grace: number) {
  const acknowledged = row.acknowledged_at instanceof Date ? row.acknowledged_at.getTime() : null;
  const isLate = acknowledged !== null && Date.now() - acknowledged > grace;
  return {
    epoch: row.epoch,
    generation: row.generation,
    rotatedBy: row.rotated_by,
    acknowledged: acknowledged === null ? 'never' : isLate ? 'long ago' : 'lately',
    isFrozen: row.frozen_at !== null,
    isRevoked: row.revoked_at !== null,
  };
}
