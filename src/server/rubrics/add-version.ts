import type { Transaction } from 'kysely';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';

type NewVersion = {
  rubricId: string;
  /** The version that it follows. */
  version: number;
  criteria: readonly Criterion[];
  note: string;
  accountId: string | null;
  now: Date;
};

/** The next version of a task's rubric. */
export async function addVersion(
  transaction: Transaction<Tables>,
  { rubricId, version, criteria, note, accountId, now }: NewVersion,
): Promise<void> {
  await transaction
    .insertInto('rubric_version')
    .values({
      rubric_id: rubricId,
      version: version + 1,
      criteria: json(criteria),
      made_by: accountId,
      note: note === '' ? null : note,
      made_at: now,
    })
    .execute();
  await transaction
    .updateTable('rubric')
    .set({ version: version + 1 })
    .where('id', '=', rubricId)
    .execute();
}
