import type { Kysely } from 'kysely';
import type { AgreementSubject } from '#domain/quality/agreement-subject.ts';
import { agreementSubjects } from '#domain/quality/agreement-table.ts';
import type { Rating } from '#domain/agreement/ratings.ts';
import type { Judgement } from '#domain/quality/judgement.ts';
import type { AnswerScales } from '#domain/quality/top-answers.ts';
import { hasFixedOverlap } from '#domain/queue/slot-plan.ts';
import type { Tables } from '#server/database/tables.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { loadJudgements } from './load-judgements.ts';
import { loadRubrics } from './load-rubrics.ts';

/** What the figures of agreement rest on: all tasks, or the random share with a fixed overlap. */
export type AgreementBasis = { share: number; tasks: number; of: number } | null;

/**
 * What the experts of a project can be compared on, for the screen and the command line alike.
 * Where further opinions are asked for only on uncertain tasks, agreement is that on the random
 * share of tasks that keeps the fixed overlap: on the others, how many are asked depends on
 * how they agree. `verdicts` are those of all tasks. `narrow` lets only part of the judgements
 * be compared; `all` stays all of them.
 */
export async function projectSubjects(
  database: Kysely<Tables>,
  projectId: string,
  narrow: (all: readonly Judgement[]) => (each: Judgement) => boolean = () => () => true,
): Promise<{
  all: Judgement[];
  subjects: AgreementSubject[];
  verdicts: Rating[];
  basis: AgreementBasis;
  scales: AnswerScales;
}> {
  const { settings } = await loadProject(database, projectId);
  const all = await loadJudgements(database, projectId);
  const judgements = all.filter(narrow(all));
  const rubrics = await loadRubrics(database, projectId);
  const measured = judgements.filter(({ taskId }) => hasFixedOverlap(settings, projectId, taskId));
  const subjects = agreementSubjects(settings.questions, measured, rubrics);
  const rule = settings.anotherOpinion;
  const scales = { questions: settings.questions, rubrics };
  if (!rule) return { all, subjects, verdicts: verdictsIn(subjects), basis: null, scales };
  const tasks = (each: readonly Judgement[]) => new Set(each.map(({ taskId }) => taskId)).size;
  return {
    all,
    subjects,
    verdicts: verdictsIn(agreementSubjects(settings.questions, judgements, rubrics)),
    scales,
    basis: { share: rule.fixedShare, tasks: tasks(measured), of: tasks(judgements) },
  };
}

function verdictsIn(subjects: readonly AgreementSubject[]): Rating[] {
  return subjects.find(({ key }) => key === 'verdicts')?.ratings ?? [];
}
