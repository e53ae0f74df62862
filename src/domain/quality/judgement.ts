import type { ResponseScore } from '#domain/annotation/annotation.ts';
import type { Grades } from '#domain/draft/grades.ts';

/** One expert's latest annotation of one task, as quality figures read it. */
export type Judgement = {
  annotationId: string;
  taskId: string;
  taskTitle: string;
  annotatorId: string;
  /** The rubric that it was made under; criteria of different rubrics never mix. */
  rubricId: string | null;
  grades: Grades;
  scores: readonly ResponseScore[];
  activeSeconds: number;
  /** Milliseconds since the epoch, server time. */
  submittedAt: number;
  /** Words that had to be read: prompt and responses. */
  words: number;
  /**
   * The share of the answers in words that stands word for word in one of the responses; null
   * where too little was written to tell.
   */
  copied: number | null;
};
