import type { Rating } from '#domain/agreement/ratings.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { AgreementSubject } from './agreement-subject.ts';
import type { Judgement } from './judgement.ts';

/** Criteria of every rubric in use, by rubric id; the current version. */
export type Rubrics = ReadonlyMap<string, readonly Criterion[]>;

type RatedVerdict = Rating & { criterion: Criterion; rubricId: string; taskTitle: string };

/**
 * Verdicts as ratings: all of them, those on faults, and one subject for each criterion that at
 * least two experts judged on the same response. Gwet's AC1, because verdicts are lopsided (most
 * criteria are mostly met) and chance-corrected kappas then fall although people agree.
 */
export function verdictSubjects(
  judgements: readonly Judgement[],
  rubrics: Rubrics,
): AgreementSubject[] {
  const rated = judgements.flatMap((judgement) => ratedVerdicts(judgement, rubrics));
  const ofFaults = rated.filter(({ criterion }) => criterion.points < 0);
  const subjects: AgreementSubject[] = [
    subject('verdicts', 'Verdicts, all criteria', 'verdicts', rated),
    subject('faults', 'Verdicts on faults only', 'verdicts', ofFaults),
  ];
  const byCriterion = Map.groupBy(rated, (each) => `${each.rubricId}/${each.criterion.id}`);
  for (const [key, group] of byCriterion) {
    const first = group[0];
    if (!first || !hasOverlap(group)) continue;
    const title = first.criterion.title ?? first.criterion.text;
    // A rubric of one task is told apart by it; the project's own stands for every task.
    const isOfOne = group.every(({ taskTitle }) => taskTitle === first.taskTitle);
    const name = isOfOne ? `${title} · ${first.taskTitle}` : title;
    subjects.push(subject(`criterion:${key}`, name, 'criterion', group));
  }
  return subjects;
}

function subject(
  key: string,
  name: string,
  kind: AgreementSubject['kind'],
  ratings: readonly Rating[],
): AgreementSubject {
  return {
    key,
    name,
    kind,
    metric: 'gwet-ac1',
    ratings: ratings.map(({ unit, rater, value }) => ({
      unit,
      rater,
      value,
    })),
  };
}

function ratedVerdicts(judgement: Judgement, rubrics: Rubrics): RatedVerdict[] {
  const { rubricId, taskId, taskTitle, annotatorId, grades } = judgement;
  if (rubricId === null) return [];
  const criteria = new Map((rubrics.get(rubricId) ?? []).map((each) => [each.id, each]));
  return grades.verdicts.flatMap((verdict) => {
    const criterion = criteria.get(verdict.criterionId);
    if (!criterion) return [];
    return [
      {
        unit: `${taskId}/${verdict.criterionId}/${verdict.responseId}`,
        rater: annotatorId,
        value: String(verdict.value),
        criterion,
        rubricId,
        taskTitle,
      },
    ];
  });
}

function hasOverlap(ratings: readonly Rating[]): boolean {
  const raters = new Map<string, string>();
  return ratings.some(({ unit, rater }) => {
    const first = raters.get(unit);
    raters.set(unit, first ?? rater);
    return first !== undefined && first !== rater;
  });
}
