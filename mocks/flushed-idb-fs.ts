import { IdbFs } from '@electric-sql/pglite';

/**
 * PGlite's files in IndexedDB, written when asked and not after every query: one write per
 * request that changes something costs a tenth of one write per statement, and the answer still
 * leaves only after it.
 */
export class FlushedIdbFs extends IdbFs {
  override async syncToFs(): Promise<void> {}

  /** Call inside `pglite.runExclusive`: files must stand still while they are listed. */
  flush(): Promise<void> {
    return super.syncToFs();
  }
}
