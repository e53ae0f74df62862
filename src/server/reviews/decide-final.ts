import type { BodyOf } from '#contract/endpoint.ts';
import type { Adjudication } from '#contract/review/adjudication.ts';
import type { decideFinal as finalEndpoint } from '#contract/review/decide-final.ts';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import {
  adjudicationCells,
  finalVerdicts,
  type AdjudicationCell,
} from '#domain/review/adjudication-cells.ts';
import { finalAnswers } from '#domain/review/final-answers.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { json } from '#server/database/json.ts';
import { Refusal } from '#server/refusal.ts';
import { runReport } from '#server/reports/run-report.ts';

type TaskKey = { projectId: string; taskId: string };

/** A new version of the layer. What the rule cannot decide has to be decided by the person. */
export async function decideFinal(
  limbs: Pick<AppLimbs, 'database' | 'clock' | 'reports'>,
  key: TaskKey,
  accountId: string,
  body: BodyOf<typeof finalEndpoint>,
): Promise<Adjudication> {
  const { database, clock } = limbs;
  const found = await runReport(limbs, 'adjudication', key);
  if (found.annotators.length < 2) {
    throw new Refusal('incomplete', 'There is nothing to adjudicate: one annotator or none');
  }
  if ((found.final?.version ?? 0) !== body.base) {
    throw new Refusal('stale', 'Somebody wrote a final answer meanwhile; read it first', {
      current: { version: found.final?.version ?? 0 },
    });
  }
  const grades = found.annotators.map(({ fields }) => gradesOfDraft(fields).grades);
  const responseIds = found.task.responses.map(({ id }) => id);
  const cells = adjudicationCells(found.task.rubric?.criteria ?? [], responseIds, grades);
  const at =
    ({ criterionId, responseId }: AdjudicationCell) =>
    (each: { criterionId: string; responseId: string }) =>
      each.criterionId === criterionId && each.responseId === responseId;
  const { verdicts, open } = finalVerdicts({
    rule: body.rule,
    cells,
    posteriorOf: (cell) => found.posteriors.find(at(cell)) ?? null,
    decisionOf: (cell) => body.decisions.find(at(cell)) ?? null,
  });
  if (open.length > 0) {
    throw new Refusal('incomplete', `${open.length} divided verdicts are still to be decided`);
  }
  const decided = { verdicts, answers: finalAnswers(body.rule, grades, body.answers) };
  const now = clock.now();
  const version = body.base + 1;
  await database.transaction().execute(async (transaction) => {
    const added = await transaction
      .insertInto('final_answer')
      .values({
        task_id: key.taskId,
        version,
        project_id: key.projectId,
        rule: body.rule,
        decided: json(decided),
        note: body.note,
        made_by: accountId,
        at: now,
      })
      .onConflict((conflict) => conflict.columns(['task_id', 'version']).doNothing())
      .returning('version')
      .execute();
    if (added.length === 0) {
      throw new Refusal('stale', 'Somebody wrote a final answer meanwhile; read it first');
    }
    await appendAudit(transaction, {
      projectId: key.projectId,
      at: now,
      kind: 'review',
      actor: accountId,
      subject: key.taskId,
      detail: { decision: 'final', rule: body.rule, version },
    });
  });
  return runReport(limbs, 'adjudication', key);
}
