import type { Kysely } from 'kysely';
import type { Work } from '#contract/queue/work.ts';
import type { Tables } from '#server/database/tables.ts';
import { currentDraft } from '#server/drafts/current-draft.ts';
import { regradeInHand } from '#server/rubrics/regrade-in-hand.ts';
import { returnedWork } from '#server/reviews/returned-work.ts';
import { blindTask } from '#server/tasks/blind-task.ts';
import type { OwnAssignment } from './own-assignment.ts';

/** Everything that the expert's browser needs for one assignment. */
export async function loadWork(database: Kysely<Tables>, own: OwnAssignment): Promise<Work> {
  const { assignment, settings } = own;
  const returned = await returnedWork(database, assignment.id, own.expertId);
  const view = { ...own, taskId: assignment.taskId, projectVersion: assignment.projectVersion };
  const regrade = await regradeInHand(database, { ...assignment, expertId: own.expertId });
  return {
    ...(regrade && { regrade: { places: regrade.places } }),
    assignment,
    task: await blindTask(database, view, settings),
    draft: await currentDraft(database, assignment.id),
    settings,
    ...(returned === null ? {} : { returned }),
  };
}
