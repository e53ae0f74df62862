import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { identifier } from '#domain/identifier.ts';
import { projectSettings } from '#domain/project/project-settings.ts';
import { blindTask } from '#domain/task/task.ts';

/** An item to judge anew: the task as an expert sees it, and nothing of what was answered. */
export const regrade = z.object({
  id: identifier,
  task: blindTask,
  settings: projectSettings,
  settingsVersion: z.int(),
});
export type Regrade = z.infer<typeof regrade>;

export const claimRegrade = defineEndpoint({
  name: 'claimRegrade',
  method: 'POST',
  path: '/projects/{projectId}/regrades',
  summary: 'The next item of the open spot checks to regrade blind: what is held, else the next',
  permission: 'review.decide',
  params: projectPath,
  answer: z.object({
    regrade: z.nullable(regrade),
    /** Drawn items of open checks that wait, those that others hold or made included. */
    waiting: z.int(),
  }),
});
