import type { Transaction } from 'kysely';
import type { BodyOf } from '#contract/endpoint.ts';
import type { markGold as endpoint } from '#contract/gold/mark-gold.ts';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { Grades } from '#domain/draft/grades.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import { readGrades } from '#server/drafts/complete-grades.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { setSlotPlan } from '#server/queue/set-slot-plan.ts';
import { considerTask } from '#server/opinions/consider-task.ts';
import { forgetTask } from '#server/opinions/opinion-records.ts';
import { Refusal } from '#server/refusal.ts';
import { taskRubric } from '#server/tasks/imported-task.ts';
import { comparedParts } from './compared-parts.ts';
import { ensureGoldSettings } from './gold-settings-of.ts';
import { LAST_ORDINARY_SLOT } from './gold-slot.ts';

type Limbs = Pick<AppLimbs, 'database' | 'ids' | 'clock'>;
type Item = { projectId: string; taskId: string; by: string };

/** The expected answers with the settings and the rubric that they were given under. */
type Key = {
  grades: Grades;
  fields: DraftFields;
  source_annotation_id: string | null;
  project_version: number;
  rubric_id: string | null;
  rubric_version: number | null;
};

/**
 * Makes a task gold. From then on the queue does not offer it as ordinary work; who holds it
 * already goes on, and what was submitted for it before stays ordinary data.
 */
export async function markGold(
  limbs: Limbs,
  { projectId, taskId, by, body }: Item & { body: BodyOf<typeof endpoint> },
): Promise<void> {
  const at = limbs.clock.now();
  await limbs.database.transaction().execute(async (transaction) => {
    const key = await keyOf(transaction, { projectId, taskId }, body.expected);
    if ((await comparedParts(transaction, projectId, key)).length === 0) {
      const errors = [{ place: 'body.expected', reason: 'Nothing in it can be compared' }];
      throw new Refusal(
        'invalid',
        'Expected answers need a verdict, or an answer to a question other than a text',
        { errors },
      );
    }
    await ensureGoldSettings(transaction, limbs, { projectId, by });
    const row = {
      use: body.use,
      reason: body.reason,
      ...key,
      grades: json(key.grades),
      fields: json(key.fields),
      made_by: by,
      withdrawn_at: null,
    };
    await transaction
      .insertInto('gold_item')
      .values({
        ...row,
        task_id: taskId,
        project_id: projectId,
        last_slot: LAST_ORDINARY_SLOT,
        made_at: at,
      })
      .onConflict((conflict) => conflict.column('task_id').doUpdateSet(row))
      .execute();
    await transaction
      .updateTable('slot')
      .set({ state: 'closed' })
      .where('task_id', '=', taskId)
      .where('state', '=', 'open')
      .execute();
    await transaction.deleteFrom('opinion_offer').where('task_id', '=', taskId).execute();
    // Another key makes other answers right.
    const { settings: today } = await loadProject(transaction, projectId);
    await considerTask(transaction, { projectId, taskId, settings: today, now: at });
    const detail = { use: body.use, expected: body.expected.kind };
    await appendAudit(transaction, {
      projectId,
      at,
      kind: 'gold-marked',
      actor: by,
      subject: taskId,
      detail,
    });
  });
}

async function keyOf(
  transaction: Transaction<Tables>,
  { projectId, taskId }: Pick<Item, 'projectId' | 'taskId'>,
  expected: BodyOf<typeof endpoint>['expected'],
): Promise<Key> {
  const task = await taskRubric(transaction, { projectId, taskId });
  if (expected.kind === 'own') {
    const { version } = await loadProject(transaction, projectId);
    return {
      grades: onlyCompared(readGrades(expected)),
      fields: expected.fields,
      source_annotation_id: null,
      project_version: version,
      rubric_id: task.rubric_id,
      rubric_version: task.version,
    };
  }
  if (expected.kind === 'same') {
    const item = await transaction
      .selectFrom('gold_item')
      .select([
        'grades',
        'fields',
        'source_annotation_id',
        'project_version',
        'rubric_id',
        'rubric_version',
      ])
      .where('task_id', '=', taskId)
      .executeTakeFirst();
    if (!item) throw new Refusal('not-found', 'This task has no expected answers yet');
    return item;
  }
  const found = await transaction
    .selectFrom('annotation')
    .select(['grades', 'fields', 'project_version', 'rubric_id', 'rubric_version'])
    .where('id', '=', expected.annotationId)
    .where('task_id', '=', taskId)
    .executeTakeFirst();
  if (!found) throw new Refusal('not-found', 'This task has no such annotation');
  return {
    ...found,
    grades: onlyCompared(found.grades),
    source_annotation_id: expected.annotationId,
  };
}

/** The key keeps what is compared; whoever gave the answers wrote the rest for another purpose. */
function onlyCompared({ verdicts, answers }: Grades): Grades {
  return {
    verdicts,
    answers: answers.filter(({ answer }) => answer.kind !== 'text'),
    highlights: [],
    rewrites: [],
  };
}

/** Its results count no longer, and it becomes ordinary work for who has not had it. */
export async function withdrawGold(
  { database, clock }: Limbs,
  { projectId, taskId, by }: Item,
): Promise<void> {
  const at = clock.now();
  await database.transaction().execute(async (transaction) => {
    await taskRubric(transaction, { projectId, taskId });
    const withdrawn = await transaction
      .updateTable('gold_item')
      .set({ withdrawn_at: at })
      .where('task_id', '=', taskId)
      .where('withdrawn_at', 'is', null)
      .returning('task_id')
      .execute();
    // Asked twice, or of a task that is not gold: it is as wanted.
    if (withdrawn.length === 0) return;
    const { settings } = await loadProject(transaction, projectId);
    await setSlotPlan(transaction, projectId, settings);
    await forgetTask(transaction, { projectId, taskId, now: at });
    await appendAudit(transaction, {
      projectId,
      at,
      kind: 'gold-withdrawn',
      actor: by,
      subject: taskId,
    });
  });
}
