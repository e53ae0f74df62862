import * as z from 'zod/mini';
import { scale } from './scale.ts';

/**
 * One check of a rubric. Negative points mark a fault: the criterion is *met when the bad
 * thing is present*. The id is stable over versions; a changed text or weight is a new version.
 */
export const criterion = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(64)),
  version: z.int().check(z.positive()),
  text: z.string().check(z.minLength(1)),
  title: z.optional(z.string()),
  category: z.optional(z.string()),
  tags: z.array(z.string()),
  points: z.number(),
  /** The name that the source maps to points, e.g. "Critical" or "important". */
  weightClass: z.optional(z.string()),
  rationale: z.optional(z.string()),
  sources: z.optional(z.array(z.string())),
  /** A gate: not met keeps the score and marks it as failed. */
  required: z.boolean(),
  /** Criteria that must be met for this one to apply. */
  dependsOn: z.array(z.string()),
  scale,
  /** Findings of the lint that somebody looked at and kept, with the reason. */
  ignored: z.optional(z.array(z.object({ rule: z.string(), reason: z.string() }))),
});
export type Criterion = z.infer<typeof criterion>;
