import { Kysely, PGliteDialect, type Driver } from 'kysely';
import type { PGliteInterface } from '@electric-sql/pglite';
import { StorageStopped } from '#server/storage-failure.ts';
import type { Tables } from './tables.ts';

/** `hasStopped`: its disk failed, and no statement would be taken any more. */
type Embedded = PGliteInterface & { readonly hasStopped?: boolean };

/**
 * Kysely over an embedded PostgreSQL: in memory, on a folder, in a page or its worker. Values
 * read as tables.ts says: PGlite gives bigint as a number and timestamptz as a Date by itself.
 *
 * It is one connection. Kysely lends it to one caller at a time, so inside a transaction only
 * the transaction may be asked: asking the database itself there waits for ever.
 */
export function pgliteDatabase(pglite: Embedded): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new EmbeddedDialect(pglite) });
}

/** Kysely's own waits for ever for a transaction whose BEGIN is refused; here that is told. */
class EmbeddedDialect extends PGliteDialect {
  readonly #pglite: Embedded;

  constructor(pglite: Embedded) {
    super({ pglite });
    this.#pglite = pglite;
  }

  override createDriver(): Driver {
    const driver = super.createDriver();
    const begin = driver.beginTransaction.bind(driver);
    driver.beginTransaction = async (...given) => {
      if (this.#pglite.hasStopped) throw new StorageStopped();
      await begin(...given);
    };
    return driver;
  }
}
