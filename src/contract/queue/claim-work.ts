import * as z from 'zod/mini';
import { projectPath } from '#contract/project/project-path.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { work } from './work.ts';

/**
 * Claiming `current` answers what the expert already holds as current, else makes the
 * prefetched one current, else takes the next open slot. Claiming `next` fetches ahead.
 */
export const claimWork = defineEndpoint({
  name: 'claimWork',
  method: 'POST',
  path: '/projects/{projectId}/claims',
  summary: 'Get the task to work on now, or fetch the next one ahead',
  permission: 'task.grade',
  params: projectPath,
  body: z.strictObject({ purpose: z.enum(['current', 'next']) }),
  answer: z.object({
    work: z.nullable(work),
    /**
     * With no work: what the expert's queue looks like, for the empty screen; else null. Counts
     * are exact up to QUEUE_COUNT_LIMIT and one more than it beyond ("10,000+").
     */
    queue: z.nullable(
      z.object({
        tasks: z.int(),
        /** Slots that are open for this expert now. */
        openForMe: z.int(),
        /** Slots that others hold at the moment and that may come back to this expert. */
        heldByOthers: z.int(),
        doneByMe: z.int(),
      }),
    ),
  }),
  problems: ['closed', 'too-many', 'not-attested', 'not-qualified'],
});
