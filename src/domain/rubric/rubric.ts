import * as z from 'zod/mini';
import { criterion } from './criterion.ts';

/** A versioned list of criteria, of one task or of a whole project. */
export const rubric = z.object({
  id: z.string(),
  version: z.int().check(z.positive()),
  criteria: z.array(criterion),
});
export type Rubric = z.infer<typeof rubric>;
