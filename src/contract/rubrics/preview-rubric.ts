import * as z from 'zod/mini';
import { criterion } from '#domain/rubric/criterion.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { rubricPath } from './rubric-path.ts';

/** Changed criteria of one rubric; the limit is far above what anybody grades by. */
export const changedCriteria = z.array(criterion).check(z.minLength(1), z.maxLength(500));

/** `twins`: also the rubrics of other tasks that say exactly the same. */
export const rubricExtent = z.enum(['this', 'twins']);

const side = z.object({ response: z.int(), by: z.number() });

export const rubricPreview = z.object({
  scores: z.object({
    of: z.int(),
    moved: z.int(),
    open: z.int(),
    /** Settled differences, for the plot. */
    deltas: z.array(z.number()),
  }),
  orders: z.object({
    of: z.int(),
    turned: z.int(),
    open: z.int(),
    /** The first of them, by task. */
    shown: z.array(z.object({ taskTitle: z.string(), before: side, after: side })),
  }),
  preferences: z.object({
    of: z.int(),
    apartBefore: z.int(),
    apartAfter: z.int(),
    turnedApart: z.int(),
    turnedTogether: z.int(),
    open: z.int(),
  }),
  stale: z.object({
    verdicts: z.int(),
    annotations: z.int(),
    tasks: z.int(),
    experts: z.int(),
    byCriterion: z.array(z.object({ criterionId: z.string(), verdicts: z.int() })),
  }),
  /** Rubrics that get the new version. */
  rubrics: z.int(),
});
export type RubricPreview = z.infer<typeof rubricPreview>;

export const previewRubric = defineEndpoint({
  name: 'previewRubric',
  method: 'POST',
  path: '/projects/{projectId}/rubrics/{rubricId}/preview',
  summary: 'What publishing these criteria would change, computed from the stored annotations',
  permission: 'rubric.read',
  params: rubricPath,
  body: z.strictObject({ criteria: changedCriteria, extent: rubricExtent }),
  answer: rubricPreview,
  problems: ['not-found'],
});
