import type { Kysely } from 'kysely';
import type { ScopedItem } from '#domain/quality/quality-scope.ts';
import type { ReviewState } from '#domain/review/review.ts';
import type { Tables } from '#server/database/tables.ts';

/** One expert's work on one task that was submitted, with how it fared. */
export type ItemRow = ScopedItem & {
  /** The review's id too: Review opens it. */
  assignmentId: string;
  state: ReviewState;
  disputed: boolean;
  upheld: boolean;
  /** Milliseconds since the epoch: when it was decided on, else submitted. */
  since: number;
};

/** Like the lot of a spot check: what nobody looks at any more. */
export function isAccepted({ state }: Pick<ItemRow, 'state'>): boolean {
  return state === 'accepted' || state === 'unasked';
}

/** All submitted items of a project, gold apart, oldest first, with their disputes. */
export async function itemRows(database: Kysely<Tables>, projectId: string): Promise<ItemRow[]> {
  const rows = await database
    .selectFrom('review')
    .select(['assignment_id', 'task_id', 'expert_id', 'state', 'submitted_at', 'decided_at'])
    .where('project_id', '=', projectId)
    .orderBy('submitted_at')
    .orderBy('assignment_id')
    .execute();
  const disputes = await database
    .selectFrom('review_dispute')
    .select(['assignment_id', 'outcome'])
    .where('project_id', '=', projectId)
    .execute();
  const raised = Map.groupBy(disputes, (each) => each.assignment_id);
  return rows.map((row) => {
    const own = raised.get(row.assignment_id) ?? [];
    return {
      assignmentId: row.assignment_id,
      taskId: row.task_id,
      expertId: row.expert_id,
      state: row.state,
      disputed: own.length > 0,
      upheld: own.some(({ outcome }) => outcome === 'upheld'),
      submittedAt: row.submitted_at.getTime(),
      since: (row.decided_at ?? row.submitted_at).getTime(),
    };
  });
}
