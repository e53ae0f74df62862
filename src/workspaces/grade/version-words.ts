import type { DraftRevision } from '#queries/draft-revisions.ts';
import { clockTime, shortDate } from '#ui/relative-time.ts';

/** `14:02:11`, on another day than today `21 Nov, 14:02:11`. */
export function versionTime(savedAt: string, now: number): string {
  const at = Date.parse(savedAt);
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return sameDay ? clockTime(at) : `${shortDate(at, now)}, ${clockTime(at)}`;
}

const archivedWords: ReadonlyMap<string, string> = new Map([
  ['conflict', 'Kept from a conflict'],
  ['lease-lost', 'Kept when the task went back to the queue'],
  ['closed', 'Kept when the task was closed'],
  ['late', 'Arrived after the task was submitted'],
]);

/** Why the server has this version. */
export function versionOrigin({ archived, revision }: DraftRevision): string {
  if (archived === null) return `Saved as revision ${revision}`;
  return archivedWords.get(archived) ?? 'Kept beside the draft';
}
