import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { goldTaskPath } from './get-gold-task.ts';

/** Its results no longer count, and the task goes back into the queue as ordinary work. */
export const withdrawGold = defineEndpoint({
  name: 'withdrawGold',
  method: 'DELETE',
  path: '/projects/{projectId}/gold/{taskId}',
  summary: 'Withdraw a gold item',
  permission: 'gold.manage',
  params: goldTaskPath,
  answer: z.object({}),
});
