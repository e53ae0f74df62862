import type { Kysely } from 'kysely';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { listAssignments } from '#contract/queue/list-assignments.ts';
import type { Tables } from '#server/database/tables.ts';

type Listed = AnswerOf<typeof listAssignments>['assignments'];

const LATEST_SUBMITTED = 20;
const MOST_PARKED = 100;

/** The expert's own: all held and returned, the latest parked, the latest submitted; newest claim first. */
export async function listOwnAssignments(
  database: Kysely<Tables>,
  projectId: string,
  expertId: string,
): Promise<Listed> {
  const of = (state: 'held' | 'returned' | 'parked' | 'submitted', most: number) =>
    database
      .selectFrom('assignment')
      .innerJoin('task', 'task.id', 'assignment.task_id')
      .leftJoin('draft', 'draft.assignment_id', 'assignment.id')
      .selectAll('assignment')
      .select(['task.title', 'draft.saved_at'])
      .where('assignment.project_id', '=', projectId)
      .where('assignment.expert_id', '=', expertId)
      .where('assignment.state', '=', state)
      .orderBy('assignment.claimed_at', 'desc')
      .limit(most)
      .execute();
  const rows = [
    ...(await of('held', 2)),
    ...(await of('returned', MOST_PARKED)),
    ...(await of('parked', MOST_PARKED)),
    ...(await of('submitted', LATEST_SUBMITTED)),
  ];
  return rows.map((row) => ({
    id: row.id,
    projectId: row.project_id,
    taskId: row.task_id,
    purpose: row.purpose,
    state: row.state,
    epoch: row.epoch,
    leaseUntil: row.lease_until.toISOString(),
    projectVersion: row.project_version,
    taskTitle: row.title,
    draftSavedAt: row.saved_at?.toISOString() ?? null,
  }));
}
