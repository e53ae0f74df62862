import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { identifier } from '#domain/identifier.ts';
import { adjudication, finalBody } from './adjudication.ts';

/** Every version is kept; the newest stands. Nobody’s annotation is changed by it. */
export const decideFinal = defineEndpoint({
  name: 'decideFinal',
  method: 'POST',
  path: '/projects/{projectId}/adjudications/{taskId}/finals',
  summary: 'Write the final answers of a task by majority, Dawid–Skene, or as a person decides',
  permission: 'review.decide',
  params: z.object({ projectId: identifier, taskId: identifier }),
  body: finalBody,
  answer: adjudication,
  problems: ['stale', 'incomplete'],
});
