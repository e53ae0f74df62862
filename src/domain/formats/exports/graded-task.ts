import type { Annotation } from '#domain/annotation/annotation.ts';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { NativeReview } from '#domain/formats/native/native-review.ts';
import type { NativeDraft } from '#domain/formats/native/native-work.ts';
import type { JsonValue } from '#domain/json-value.ts';
import type { RecordedFinal } from '#domain/review/final-answer.ts';
import type { ReviewState } from '#domain/review/review.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { Response } from '#domain/task/response.ts';
import type { Task } from '#domain/task/task.ts';

/** A task with all the work on it: what every export is written from. */
export type GradedTask = Omit<Task, 'responses' | 'rubric' | 'createdAt'> & {
  /** Hex SHA-256 of what the task was made from. */
  sourceHash: string;
  closed: boolean;
  /** In the order of import. */
  responses: (Response & { sourceHash: string; raw?: JsonValue })[];
  /** The task's own rubric; null where it has none. */
  rubric: { id: string; version: number; criteria: Criterion[] } | null;
  /** Every version of every annotator, in the order of submission. */
  annotations: (Annotation & {
    fields: DraftFields;
    madeBy: string;
    /** Where the version that stands is with the reviewers; absent on versions that do not stand. */
    review?: ReviewState;
  })[];
  /** The layer of final answers; null where nobody adjudicated. */
  final: RecordedFinal | null;
  drafts: NativeDraft[];
  /** What reviewers decided and said, by annotator; empty where nobody did. */
  reviews: NativeReview[];
};
