import * as z from 'zod/mini';
import { responseScore } from '#domain/annotation/annotation.ts';
import { draftFields } from '#domain/draft/draft-fields.ts';
import { grades } from '#domain/draft/grades.ts';
import { instant } from '#domain/identifier.ts';
import { recordedOrigin } from '#domain/provenance/text-origin.ts';
import { recordedFinal } from '#domain/review/final-answer.ts';
import { reviewState } from '#domain/review/review.ts';
import { scoringRuleName } from '#domain/score/scoring-rule-name.ts';
import { nativeReview } from './native-review.ts';

/**
 * What people did on a task, as Touchstone's own files carry it. Responses are named by their
 * local ids (`r1`, `r2`, …, the order of import); annotators by their opaque account ids.
 */
export const nativeAnnotation = z.object({
  annotator: z.string().check(z.minLength(1), z.maxLength(64)),
  version: z.int().check(z.positive()),
  round: z.int().check(z.positive()),
  grades,
  fields: draftFields,
  /** Counted from the fields on export; not read on import. */
  origins: z.optional(z.array(recordedOrigin)),
  /** Local ids as they stood on the annotator's screen, left to right. */
  displayOrder: z.array(z.string()),
  rubricVersion: z.nullable(z.int()),
  projectVersion: z.int(),
  scoringRule: scoringRuleName,
  scoringRuleVersion: z.int(),
  scores: z.array(responseScore),
  activeSeconds: z.number(),
  madeBy: z.string(),
  submittedAt: instant,
  /** Where the version that stands was with the reviewers. */
  review: z.optional(reviewState),
});

export const nativeDraft = z.object({
  annotator: z.string().check(z.minLength(1), z.maxLength(64)),
  revision: z.int().check(z.positive()),
  schema: z.int().check(z.positive()),
  fields: draftFields,
  displayOrder: z.array(z.string()),
  rubricVersion: z.nullable(z.int()),
  projectVersion: z.int(),
  activeSeconds: z.number(),
  savedAt: z.nullable(instant),
});

export const nativeWork = z.object({
  /** Version of the task's current rubric. */
  rubricVersion: z.int().check(z.positive()),
  closed: z.boolean(),
  annotations: z.array(nativeAnnotation),
  drafts: z.array(nativeDraft),
  final: z.optional(recordedFinal),
  reviews: z.array(nativeReview),
});

export type NativeAnnotation = z.infer<typeof nativeAnnotation>;
export type NativeDraft = z.infer<typeof nativeDraft>;
export type NativeWork = z.infer<typeof nativeWork> & {
  /** Hex SHA-256 of what the task was first made from; the same task is never added twice. */
  sourceHash: string | null;
};
