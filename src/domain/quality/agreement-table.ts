import { agreementMetric, type CoefficientAnswer } from '#domain/agreement/agreement-metric.ts';
import { ratingsFrom } from '#domain/agreement/ratings.ts';
import type { Question } from '#domain/question/question.ts';
import type { AgreementSubject } from './agreement-subject.ts';
import type { Judgement } from './judgement.ts';
import { questionSubject } from './question-subject.ts';
import { verdictSubjects, type Rubrics } from './verdict-subjects.ts';

export type AgreementRow = Omit<CoefficientAnswer, 'metric'> & {
  key: string;
  name: string;
  kind: AgreementSubject['kind'];
  metric: string;
};

/** Everything that the experts of one project can be compared on, with its ratings. */
export function agreementSubjects(
  questions: readonly Question[],
  judgements: readonly Judgement[],
  rubrics: Rubrics,
): AgreementSubject[] {
  return [
    ...questions.flatMap((question) => questionSubject(question, judgements) ?? []),
    scoreSubject(judgements),
    ...verdictSubjects(judgements, rubrics),
  ];
}

/** One row for each subject: the statistic that fits it, its interval, or why there is none. */
export function agreementTable(subjects: readonly AgreementSubject[]): AgreementRow[] {
  return subjects.map((subject) => {
    const { key, name, kind, metric } = subject;
    const ratings = ratingsFrom(subject.ratings, subject.categories);
    const answer = ratings.ok ? agreementMetric(metric)?.(ratings.value) : undefined;
    if (answer && answer.metric !== 'dawid-skene') return { ...answer, key, name, kind };
    const why = ratings.ok
      ? `There is no statistic “${metric}”.`
      : ratings.error.map((each) => each.message).join(' ');
    const none = { value: null, interval: null, units: 0, raters: 0, ratings: 0 };
    return {
      ...none,
      key,
      name,
      kind,
      metric,
      why,
    };
  });
}

/** Scores of responses under the project's rule, unclamped; "no score" is missing. */
function scoreSubject(judgements: readonly Judgement[]): AgreementSubject {
  return {
    key: 'score',
    name: 'Score of a response',
    kind: 'score',
    metric: 'krippendorff-interval',
    ratings: judgements.flatMap(({ taskId, annotatorId, scores }) =>
      scores
        .filter((score) => score.raw !== null)
        .map((score) => ({
          unit: `${taskId}/${score.responseId}`,
          rater: annotatorId,
          value: String(score.raw),
        })),
    ),
  };
}
