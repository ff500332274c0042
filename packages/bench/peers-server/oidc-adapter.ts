import type { Adapter, AdapterPayload } from 'oidc-provider';
import type pg from 'pg';

const tables = `
  CREATE TABLE oidc_model (
    model text NOT NULL, id text NOT NULL, payload jsonb NOT NULL,
    grant_id text, uid text, user_code text, expires_at timestamptz, consumed_at timestamptz,
    PRIMARY KEY (model, id)
  );
  CREATE INDEX ON oidc_model (grant_id) WHERE grant_id IS NOT NULL;
  CREATE INDEX ON oidc_model (uid) WHERE uid IS NOT NULL;
  CREATE INDEX ON oidc_model (user_code) WHERE user_code IS NOT NULL`;

const kept = `SELECT payload, consumed_at IS NOT NULL AS "isConsumed" FROM oidc_model
  WHERE model = $1 AND (expires_at IS NULL OR expires_at > now()) AND`;

interface Row {
  readonly payload: AdapterPayload;
  readonly isConsumed: boolean;
}

export type CreateAdapter = (model: string) => Adapter;

/**
 * Keeps the models of oidc-provider in one table of PostgreSQL, a statement for each method of its adapter
 * interface: https://github.com/panva/node-oidc-provider/blob/main/example/my_adapter.js, laid out as the
 * relational adapters in example/adapters/contributed are.
 */
export async function createAdapters(pool: pg.Pool): Promise<CreateAdapter> {
  await pool.query(tables);
  return (model) => {
    const run = (name: string, text: string, ...values: unknown[]) =>
      pool.query<Row>({ name, text, values: [model, ...values] });
    const find = async (by: 'id' | 'uid' | 'user_code', value: string) => {
      const { rows } = await run(`find by ${by}`, `${kept} ${by} = $2`, value);
      const [row] = rows;
      return row?.isConsumed ? { ...row.payload, consumed: true } : row?.payload;
    };
    return {
      find: (id) => find('id', id),
      findByUid: (uid) => find('uid', uid),
      findByUserCode: (code) => find('user_code', code),
      async upsert(id, payload, expiresIn) {
        await run(
          'upsert',
          `INSERT INTO oidc_model (model, id, payload, grant_id, uid, user_code, expires_at)
           VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))
           ON CONFLICT (model, id) DO UPDATE SET payload = excluded.payload,
             grant_id = excluded.grant_id, uid = excluded.uid, user_code = excluded.user_code,
             expires_at = excluded.expires_at`,
          ...[id, payload, payload.grantId, payload.uid, payload.userCode, expiresIn],
        );
      },
      async consume(id) {
        const text = 'UPDATE oidc_model SET consumed_at = now() WHERE model = $1 AND id = $2';
        await run('consume', text, id);
      },
      async destroy(id) {
        await run('destroy', 'DELETE FROM oidc_model WHERE model = $1 AND id = $2', id);
      },
      async revokeByGrantId(grantId) {
        await run('revoke', 'DELETE FROM oidc_model WHERE model = $1 AND grant_id = $2', grantId);
      },
    };
  };
}
