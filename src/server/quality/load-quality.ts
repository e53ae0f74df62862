import type { Kysely } from 'kysely';
import type { Rating } from '#domain/agreement/ratings.ts';
import { dayOf } from '#domain/pay/period.ts';
import type { AgreementSubject } from '#domain/quality/agreement-subject.ts';
import type { Judgement } from '#domain/quality/judgement.ts';
import type { QualityFilter } from '#domain/quality/quality-filter.ts';
import { qualityScope, scopedSubjects, type QualityScope } from '#domain/quality/quality-scope.ts';
import type { AnswerScales } from '#domain/quality/top-answers.ts';
import type { Tables } from '#server/database/tables.ts';
import { goldResults, type GoldResult } from '#server/gold/gold-results.ts';
import { projectCost, type CostPart } from '#server/pay/project-cost.ts';
import { newestDefects, type DefectsOf } from '#server/spot-checks/newest-defects.ts';
import { itemRows, type ItemRow } from './item-rows.ts';
import { projectSubjects, type AgreementBasis } from './project-subjects.ts';
import { scopedGold } from './scoped-gold.ts';

/** What the figures of a project are computed from, read once and narrowed by the filter. */
export type LoadedQuality = {
  filter: QualityFilter;
  scope: QualityScope;
  domainsOf(taskId: string): readonly string[];
  /** All judgements, and those that the filter lets through; oldest first. */
  all: Judgement[];
  judgements: Judgement[];
  /** Everything that can be asked about, whatever the filter says. */
  questions: { key: string; name: string }[];
  subjects: AgreementSubject[];
  /** Verdicts of all tasks, also those outside the share that keeps a fixed overlap. */
  verdicts: Rating[];
  basis: AgreementBasis;
  scales: AnswerScales;
  items: ItemRow[];
  costs: CostPart[];
  gold: GoldResult[];
  defectsOf: DefectsOf;
};

export async function loadQuality(
  database: Kysely<Tables>,
  projectId: string,
  filter: QualityFilter,
): Promise<LoadedQuality> {
  const skills = await skillsOf(database, projectId);
  const domainsOf = (taskId: string) => skills.get(taskId) ?? [];
  const found = await projectSubjects(database, projectId, (judgements) => {
    const { hasTask, hasDay } = qualityScope(filter, domainsOf, judgements);
    return ({ taskId, submittedAt }) => hasTask(taskId) && hasDay(dayOf(submittedAt));
  });
  const scope = qualityScope(filter, domainsOf, found.all);
  const { subjects } = found;
  const [verdicts] = scopedSubjects(
    subjects.flatMap((each) =>
      each.key === 'verdicts' ? [{ ...each, ratings: found.verdicts }] : [],
    ),
    { expert: filter.expert },
  );
  const items = (await itemRows(database, projectId)).filter(scope.hasItem);
  const itemTasks = new Set(items.map(({ taskId }) => taskId));
  return {
    filter,
    scope,
    domainsOf,
    all: found.all,
    judgements: found.all.filter(({ taskId, annotatorId, submittedAt }) =>
      scope.hasItem({ taskId, expertId: annotatorId, submittedAt }),
    ),
    questions: subjects
      .filter(({ kind }) => kind !== 'criterion')
      .map(({ key, name }) => ({ key, name })),
    subjects: scopedSubjects(subjects, filter),
    verdicts: verdicts?.ratings ?? [],
    basis: found.basis,
    scales: found.scales,
    items,
    costs: (await projectCost(database, projectId)).filter(
      ({ taskId, accountId, day }) =>
        scope.hasTask(taskId) &&
        scope.hasPerson(accountId) &&
        scope.hasDay(day) &&
        (filter.question === undefined || itemTasks.has(taskId)),
    ),
    gold: scopedGold(await goldResults(database, { projectId, use: 'hidden' }), filter, scope),
    defectsOf: await newestDefects(database, projectId),
  };
}

async function skillsOf(
  database: Kysely<Tables>,
  projectId: string,
): Promise<Map<string, string[]>> {
  const rows = await database
    .selectFrom('task')
    .select(['id', 'skills'])
    .where('project_id', '=', projectId)
    .execute();
  return new Map(rows.map(({ id, skills }) => [id, skills]));
}
