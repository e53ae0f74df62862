import type { Criterion } from '#domain/rubric/criterion.ts';

/** Unpublished edits of one rubric by one person, with the version that they were made on. */
export type KeptRubric = {
  base: { version: number; criteria: Criterion[] };
  edited: Criterion[];
  /** Epoch milliseconds of the last edit. */
  at: number;
};

/** Where edits live between visits: on this device, under the person and the rubric. */
export type RubricPlace = {
  read(): KeptRubric | null;
  /** Throws where the device does not take it. Null forgets. */
  write(kept: KeptRubric | null): void;
};

export function rubricPlace(accountId: string, rubricId: string): RubricPlace {
  const key = `touchstone-rubric:${accountId}:${rubricId}`;
  return {
    read() {
      try {
        const text = localStorage.getItem(key);
        return text === null ? null : (JSON.parse(text) as KeptRubric);
      } catch {
        // Storage can be forbidden; then there is nothing to recall, and writing says so.
        return null;
      }
    },
    write(kept) {
      if (kept === null) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(kept));
    },
  };
}
