import * as z from 'zod/mini';
import { identifier, instant } from '#domain/identifier.ts';
import { criterion } from '#domain/rubric/criterion.ts';

/** A rubric that an expert wrote for a task, until a reviewer decides. */
export const rubricProposal = z.object({
  id: identifier,
  taskId: identifier,
  taskTitle: z.string(),
  /** The task's rubric as it stands now; null where it has none. */
  current: z.nullable(z.object({ version: z.int(), criteria: z.array(criterion) })),
  criteria: z.array(criterion),
  note: z.string(),
  state: z.enum(['open', 'approved', 'declined']),
  proposedBy: z.string(),
  proposedAt: instant,
  decidedBy: z.nullable(z.string()),
  reason: z.nullable(z.string()),
});
export type RubricProposal = z.infer<typeof rubricProposal>;
