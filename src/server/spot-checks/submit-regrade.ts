import type { BodyOf } from '#contract/endpoint.ts';
import type { Unveiling } from '#contract/quality/spot-check.ts';
import type { submitRegrade as endpoint } from '#contract/quality/submit-regrade.ts';
import { projectSettings } from '#domain/project/project-settings.ts';
import { scoreResponse } from '#domain/score/score-response.ts';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import { regradeDefects } from '#domain/spot-check/regrade-defects.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { json } from '#server/database/json.ts';
import { readGrades, refuseIncomplete } from '#server/drafts/complete-grades.ts';
import { Refusal } from '#server/refusal.ts';
import { pinnedRubric } from '#server/tasks/blind-task.ts';
import { regradeRow, viewOf } from './claim-regrade.ts';
import { closeIfDecided } from './close-spot-check.ts';
import { checkRow } from './load-spot-checks.ts';

export type SubmitRegrade = {
  projectId: string;
  regradeId: string;
  regraderId: string;
  body: BodyOf<typeof endpoint>;
};

/**
 * Keeps a blind regrade, says by the check's definition whether the item is defective, and only
 * then answers what the expert had said. A second submission changes nothing and answers the
 * first one's result. One after the other for each check, so that the end is seen once.
 */
export async function submitRegrade(
  { database, clock }: Pick<AppLimbs, 'database' | 'clock'>,
  { projectId, regradeId, regraderId, body }: SubmitRegrade,
): Promise<Unveiling> {
  return database.transaction().execute(async (transaction) => {
    const row = await regradeRow(transaction, regradeId);
    if (!row || row.project_id !== projectId || row.regrader_id !== regraderId) {
      throw new Refusal('not-found', 'This regrade is not yours, or went to somebody else');
    }
    await transaction
      .selectFrom('spot_check')
      .select('id')
      .where('id', '=', row.check_id)
      .forUpdate()
      .execute();
    const since = await regradeRow(transaction, regradeId);
    const theirs = { grades: row.their_grades, scores: row.their_scores };
    if (since?.regraded_at && since.grades && since.scores && since.defects) {
      const own = { grades: since.grades, scores: since.scores };
      return { defects: since.defects, theirs, own };
    }
    const check = await checkRow(transaction, projectId, row.check_id);
    if (check.closed_at) throw new Refusal('closed', 'This spot check has ended');
    const settings = projectSettings.parse(row.settings);
    const view = viewOf(row);
    const rubric = await pinnedRubric(transaction, view, projectId, settings);
    const grades = readGrades(body);
    refuseIncomplete({ settings, responseOrder: view.responseOrder }, rubric, grades);
    const rule = scoringRule(settings.scoringRule);
    const criteria = rubric?.criteria ?? [];
    const scores =
      rubric === null
        ? []
        : view.responseOrder.map((id) => scoreResponse(rule, criteria, grades.verdicts, id));
    const own = { grades, scores };
    const defects = regradeDefects(check.claim.definition, criteria, theirs, own);
    const now = clock.now();
    await transaction
      .updateTable('spot_check_item')
      .set({
        fields: json(body.fields),
        grades: json(grades),
        scores: json(scores),
        defects: json(defects),
        active_seconds: body.activeSeconds,
        regraded_at: now,
      })
      .where('regrade_id', '=', regradeId)
      .execute();
    await appendAudit(transaction, {
      projectId,
      at: now,
      kind: 'regrade',
      actor: regraderId,
      subject: row.annotation_id,
      detail: { check: check.n, defects: defects.length },
    });
    await closeIfDecided(transaction, check, now);
    return { defects, theirs, own };
  });
}
