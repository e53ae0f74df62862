import type { Page } from 'playwright-core';
import { DRAFT_DATABASE } from '#drafts/indexed-draft-store.ts';

/** Every row that these stores of the device's log hold, of all drafts of the page's profile. */
export function rowsOf(page: Page, stores: readonly ('edits' | 'heads')[]): Promise<unknown[]> {
  return page.evaluate(
    ([name, wanted]) =>
      new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error ?? new Error('The log does not open'));
        opening.onsuccess = () => {
          const database = opening.result;
          const reading = database.transaction([...wanted]);
          const found = wanted.map((store) => reading.objectStore(store).getAll());
          reading.oncomplete = () => {
            database.close();
            resolve(found.flatMap((request): unknown[] => request.result));
          };
        };
      }),
    [DRAFT_DATABASE, stores] as const,
  );
}

/** From now on this page keeps every other page of its profile waiting for the log. */
export function holdLog(page: Page): Promise<void> {
  return page.evaluate(
    (name) =>
      new Promise<void>((held, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error ?? new Error('The log does not open'));
        opening.onsuccess = () => {
          const stores = [...opening.result.objectStoreNames];
          const heads = opening.result.transaction(stores, 'readwrite').objectStore('heads');
          // A transaction lives for as long as something is asked in it.
          const again = () => {
            heads.count().onsuccess = again;
            held();
          };
          again();
        };
      }),
    DRAFT_DATABASE,
  );
}
