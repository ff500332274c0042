import { Type } from 'typebox';

/** `:id` as PostgreSQL takes it: what JSON Schema calls a `uuid` may also begin with `urn:uuid:`. */
export const IdParams = Type.Object({
  id: Type.String({ format: 'uuid', pattern: '^[\\dA-Fa-f-]{36}$' }),
});
