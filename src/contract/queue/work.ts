import * as z from 'zod/mini';
import { draft } from '#domain/draft/draft.ts';
import { assignment } from '#domain/queue/assignment.ts';
import { identifier } from '#domain/identifier.ts';
import { projectSettings } from '#domain/project/project-settings.ts';
import { returnedWork } from '#domain/review/review.ts';
import { blindTask } from '#domain/task/task.ts';

/** Work that came back for a changed rubric: only these verdicts are to be given again. */
export const regrade = z.object({
  places: z.array(z.object({ criterionId: z.string(), responseId: identifier })),
});

/**
 * Everything a browser needs to let an expert work on one task, also without the network. The
 * settings are those of the assignment's project version, which later ones don't change.
 */
export const work = z.object({
  assignment,
  task: blindTask,
  draft,
  settings: projectSettings,
  regrade: z.optional(regrade),
  /** Present where a reviewer sent it back: what they said, and how it stood then. */
  returned: z.optional(returnedWork),
});
export type Work = z.infer<typeof work>;
