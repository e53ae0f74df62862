import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { DraftHead } from './draft-record.ts';
import type { FoundDraft } from './draft-store.ts';
import { applySteps } from './draft-step.ts';

/*
 * A tab that could not reach the log went on without it and sent for itself. When it finds the
 * log again, another tab may have done the same, and each may have the other's text from the
 * server already.
 */
export type Alone = {
  head: DraftHead;
  /** The server's fields, as far as this tab knows. */
  base: DraftFields;
  /** The server's revision that the store's head was last known to rest on. */
  storedRevision: number;
  /** Whether the head was changed without the store. */
  ahead: boolean;
};

/**
 * The server's state that both this tab and the writer of what was found contain, or null where
 * they had no other way to each other than the log.
 */
export function sharedFields(
  { head: mine, base, storedRevision }: Alone,
  { head: theirs, snapshot, rows }: FoundDraft,
): DraftFields | null {
  const { revision } = mine.base;
  // What is in conflict one of the two does not contain.
  if (!theirs || theirs.conflicts.length > 0 || mine.conflicts.length > 0) return null;
  if (Math.min(revision, theirs.base.revision) <= storedRevision) return null;
  if (theirs.base.revision >= revision) return base;
  const { fields, seq } = theirs.base;
  if (fields || !snapshot || seq < snapshot.seq) return fields;
  const until = rows.filter((row) => row.seq <= seq);
  return until.reduce((known, row) => applySteps(known, row.steps), snapshot.fields);
}

/**
 * This tab's head in the log that was found, with what the other one still has to do; null where
 * the other one is the newer. A text for the history may be sent twice: its key tells.
 */
export function headOfMine({ head: mine, ahead }: Alone, theirs: DraftHead): DraftHead | null {
  const asNew = mine.base.revision === theirs.base.revision && theirs.conflicts.length === 0;
  if (!ahead || !(mine.base.revision > theirs.base.revision || asNew)) return null;
  const keys = new Set(mine.archives.map((each) => each.key));
  const archives = theirs.archives.filter((each) => !keys.has(each.key));
  const fields = new Set(mine.conflicts.map((each) => each.field));
  const conflicts = theirs.conflicts.filter((each) => !fields.has(each.field));
  return {
    ...mine,
    log: theirs.log,
    archives: [...mine.archives, ...archives],
    conflicts: [...mine.conflicts, ...conflicts],
  };
}
