import * as z from 'zod/mini';
import { grades } from '#domain/draft/grades.ts';
import { identifier, instant } from '#domain/identifier.ts';
import { scoringRuleName } from '#domain/score/scoring-rule-name.ts';

/** Score of one response under the project's rule; null = no score, and `why` says the reason. */
export const responseScore = z.object({
  responseId: identifier,
  raw: z.nullable(z.number()),
  clamped: z.nullable(z.number()),
  points: z.number(),
  gateFailed: z.boolean(),
  why: z.optional(z.string()),
});

/** A submitted, immutable version of an expert's answers. A correction is a new version. */
export const annotation = z.object({
  id: identifier,
  taskId: identifier,
  projectId: identifier,
  annotatorId: identifier,
  version: z.int().check(z.positive()),
  /** 1 for the first submission, one more each time a reviewer returned it. */
  round: z.int().check(z.positive()),
  grades,
  /** Response ids as they stood on the expert's screen, left to right. */
  displayOrder: z.array(identifier),
  rubricId: z.nullable(z.string()),
  rubricVersion: z.nullable(z.int()),
  projectVersion: z.int(),
  scoringRule: scoringRuleName,
  scoringRuleVersion: z.int(),
  scores: z.array(responseScore),
  activeSeconds: z.number(),
  submittedAt: instant,
});
export type ResponseScore = z.infer<typeof responseScore>;
export type Annotation = z.infer<typeof annotation>;
