import type { Kysely } from 'kysely';
import { DRAFT_SCHEMA, type DraftFields } from '#domain/draft/draft-fields.ts';
import { fieldName } from '#domain/draft/field-name.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { addMember } from '#server/accounts/add-member.ts';
import { createAccount } from '#server/accounts/create-account.ts';
import type { Tables } from '#server/database/tables.ts';
import { submitWork } from '#server/drafts/submit-work.ts';
import { claim, type QueueLimbs } from '#server/queue/claim.ts';
import { loadWork } from '#server/queue/load-work.ts';
import { sampleProject } from './sample-project.ts';
import { sampleWork, type SampleWork } from './sample-work.ts';

/**
 * A colleague of the sample expert claims the first sample tasks and submits them, so that the
 * sample reviewer finds something to review on the first day. Through the same functions as
 * anybody's work: scores, flags and the review are what the product makes of it.
 */
export async function seedSampleWork(limbs: QueueLimbs): Promise<void> {
  const { database, ids } = limbs;
  const project = await database
    .selectFrom('project')
    .select('id')
    .where('slug', '=', sampleProject.slug)
    .executeTakeFirstOrThrow();
  const colleague = await createAccount(database, ids, {
    email: 'colleague@sample.example',
    name: 'Sample colleague',
    password: null,
  });
  const expertId = colleague.id;
  await addMember(database, { projectId: project.id, accountId: expertId, role: 'expert' });
  for (const work of sampleWork) {
    const own = await claim(limbs, { projectId: project.id, expertId, purpose: 'current' });
    if (!own) throw new Error(`There is no sample task left for ${work.externalId}`);
    const { draft, task } = await loadWork(database, own);
    await submitWork(limbs, {
      projectId: project.id,
      assignmentId: own.assignment.id,
      expertId,
      key: `sample:${work.externalId}`,
      body: {
        schema: DRAFT_SCHEMA,
        baseRevision: draft.revision,
        fields: fieldsOf(work, task.rubric?.criteria ?? [], await responsesOf(database, task.id)),
        // Nobody sat there: there is no active time to record.
        activeSeconds: 0,
      },
    });
  }
}

/** In the order of the task, not of the colleague's screen. */
async function responsesOf(database: Kysely<Tables>, taskId: string): Promise<string[]> {
  const rows = await database
    .selectFrom('response')
    .select('id')
    .where('task_id', '=', taskId)
    .orderBy('position')
    .execute();
  return rows.map(({ id }) => id);
}

function fieldsOf(
  work: SampleWork,
  criteria: readonly Criterion[],
  responses: readonly string[],
): DraftFields {
  const verdicts = criteria.flatMap(({ id: criterionId, version }, row) =>
    responses.map((responseId, column) => [
      fieldName({ kind: 'verdict', criterionId, responseId }),
      {
        value: work.verdicts[row]?.[column] === 'M' ? 'met' : 'not-met',
        criterionVersion: version,
      },
    ]),
  );
  const reasons = work.reasons.map(({ row, column, text }) => [
    fieldName({
      kind: 'explanation',
      criterionId: criteria[row]?.id ?? '',
      responseId: responses[column] ?? '',
    }),
    text,
  ]);
  return {
    ...Object.fromEntries([...verdicts, ...reasons]),
    [fieldName({ kind: 'answer', question: 'Preference' })]: {
      kind: 'ranking',
      slots: work.ranking.map((at) => [responses[at] ?? '']),
      allBad: false,
    },
    [fieldName({ kind: 'text', question: 'Justification' })]: work.justification,
  };
}
