import { Kysely, PGliteDialect } from 'kysely';
import type { PGliteInterface } from '@electric-sql/pglite';
import type { Tables } from './tables.ts';

/**
 * Kysely over an embedded PostgreSQL: in memory, on a folder, in a page or its worker. Values
 * read as tables.ts says: PGlite gives bigint as a number and timestamptz as a Date by itself.
 *
 * It is one connection. Kysely lends it to one caller at a time, so inside a transaction only
 * the transaction may be asked: asking the database itself there waits for ever.
 */
export function pgliteDatabase(pglite: PGliteInterface): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
}
