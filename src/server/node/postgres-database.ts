import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Tables } from '#server/database/tables.ts';

const INT8 = 20;

/** Kysely over a real PostgreSQL. `url` as libpq takes it; `connections` at most at once. */
export function postgresDatabase(url: string, connections = 16): Kysely<Tables> {
  const types = new pg.TypeOverrides();
  // Places and counts stay far below 2^53; a number on both drivers keeps code the same.
  types.setTypeParser(INT8, Number);
  const pool = new pg.Pool({ connectionString: url, max: connections, types });
  // A connection that dies tells its client, which without a listener would end the process. The
  // pool listens only while the client is idle; inside a transaction the next statement fails.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}
