import { dayOf } from '#domain/pay/period.ts';
import type { AgreementSubject } from './agreement-subject.ts';
import type { Judgement } from './judgement.ts';
import type { QualityFilter } from './quality-filter.ts';

/** One expert's work on one task, and when it was submitted (milliseconds since the epoch). */
export type ScopedItem = { taskId: string; expertId: string; submittedAt: number };

/** Answers of the filter about single things; the same for every figure. */
export type QualityScope = {
  hasTask(taskId: string): boolean;
  hasPerson(accountId: string): boolean;
  hasDay(day: string): boolean;
  /** Task, person and day together, and that what the filter asks about was answered. */
  hasItem(item: ScopedItem): boolean;
};

/** What the filter lets through, given the domains of the tasks and all judgements. */
export function qualityScope(
  filter: QualityFilter,
  domainsOf: (taskId: string) => readonly string[],
  judgements: readonly Judgement[],
): QualityScope {
  const { domain, question, expert, from = '', to = '9999-12-31' } = filter;
  const answered =
    question === undefined
      ? null
      : new Set(judgements.filter((each) => answers(each, question)).map(itemKey));
  const hasTask = (taskId: string) => domain === undefined || domainsOf(taskId).includes(domain);
  const hasPerson = (accountId: string) => expert === undefined || accountId === expert;
  const hasDay = (day: string) => from <= day && day <= to;
  return {
    hasTask,
    hasPerson,
    hasDay,
    hasItem: (item) =>
      hasTask(item.taskId) &&
      hasPerson(item.expertId) &&
      hasDay(dayOf(item.submittedAt)) &&
      (answered === null || answered.has(`${item.taskId}/${item.expertId}`)),
  };
}

function itemKey({ taskId, annotatorId }: Judgement): string {
  return `${taskId}/${annotatorId}`;
}

/** Score and verdicts rest on the rubric; a question is answered by its name. */
function answers({ grades }: Judgement, key: string): boolean {
  return key.startsWith('question:')
    ? grades.answers.some(({ question }) => `question:${question}` === key)
    : grades.verdicts.length > 0;
}

/**
 * The subjects that the filter asks about. For one expert the ratings are those of the units in
 * which this expert took part, everybody's: how far the others agree with this one.
 */
export function scopedSubjects(
  subjects: readonly AgreementSubject[],
  { question, expert }: Pick<QualityFilter, 'question' | 'expert'>,
): AgreementSubject[] {
  const asked = subjects.filter(
    ({ key, kind }) =>
      question === undefined ||
      key === question ||
      (kind === 'criterion' && (question === 'verdicts' || question === 'faults')),
  );
  return expert === undefined ? asked : asked.map((subject) => unitsWith(subject, expert));
}

/** A subject narrowed to the units that one expert judged too. */
export function unitsWith(subject: AgreementSubject, expert: string): AgreementSubject {
  const own = new Set(
    subject.ratings.filter(({ rater }) => rater === expert).map(({ unit }) => unit),
  );
  return { ...subject, ratings: subject.ratings.filter(({ unit }) => own.has(unit)) };
}
