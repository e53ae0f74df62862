import type { Kysely } from 'kysely';
import type { RubricPreview } from '#contract/rubrics/preview-rubric.ts';
import { versionCriteria } from '#domain/project/version-criteria.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { rubricEffect } from '#domain/rubric/rubric-effect.ts';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import type { Tables } from '#server/database/tables.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { currentRubric } from './current-rubric.ts';
import { loadGradedWorks } from './load-graded-works.ts';

const SHOWN = 20;

/** What publishing would change, from the annotations that are stored now; nothing is written. */
export async function previewRubric(
  database: Kysely<Tables>,
  at: { projectId: string; rubricId: string },
  body: { criteria: readonly Criterion[]; extent: 'this' | 'twins' },
): Promise<RubricPreview> {
  const { settings } = await loadProject(database, at.projectId);
  const current = await currentRubric(database, at.projectId, at.rubricId);
  const ids =
    body.extent === 'twins' ? current.twins.map(({ rubricId }) => rubricId) : [at.rubricId];
  const works = await loadGradedWorks(database, at.projectId, ids);
  const criteria = versionCriteria(current.criteria, body.criteria) ?? [];
  const effect = rubricEffect(scoringRule(settings.scoringRule), criteria, works);
  const work = new Map(works.map((each) => [each.annotationId, each]));
  const places = effect.stale.flatMap((each) => each.places);
  const placeOf = (annotationId: string, responseId: string) =>
    (work.get(annotationId)?.responseIds.indexOf(responseId) ?? 0) + 1;
  return {
    scores: effect.scores,
    orders: {
      of: effect.orders.of,
      open: effect.orders.open,
      turned: effect.orders.turned.length,
      shown: effect.orders.turned.slice(0, SHOWN).map(({ annotationId, before, after }) => ({
        taskTitle: work.get(annotationId)?.taskTitle ?? '',
        before: { response: placeOf(annotationId, before.ahead), by: before.by },
        after: { response: placeOf(annotationId, after.ahead), by: after.by },
      })),
    },
    preferences: effect.preferences,
    stale: {
      verdicts: places.length,
      annotations: effect.stale.length,
      tasks: new Set(effect.stale.map(({ taskId }) => taskId)).size,
      experts: new Set(effect.stale.map(({ annotatorId }) => annotatorId)).size,
      byCriterion: [...Map.groupBy(places, ({ criterionId }) => criterionId)].map(
        ([criterionId, own]) => ({ criterionId, verdicts: own.length }),
      ),
    },
    rubrics: ids.length,
  };
}
