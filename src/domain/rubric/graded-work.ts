import type { NamedAnswer } from '#domain/question/answer.ts';
import type { Criterion } from './criterion.ts';
import type { Verdict } from './verdict.ts';

/** One expert's latest annotation of one task, with the criteria that it was given under. */
export type GradedWork = {
  annotationId: string;
  taskId: string;
  annotatorId: string;
  criteria: readonly Criterion[];
  verdicts: readonly Verdict[];
  answers: readonly NamedAnswer[];
  /** In the order of the import, the same for everybody. */
  responseIds: readonly string[];
};
