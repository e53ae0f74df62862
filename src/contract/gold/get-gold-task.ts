import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { goldUse } from '#domain/gold/gold-settings.ts';
import { identifier, instant } from '#domain/identifier.ts';
import { projectSettings } from '#domain/project/project-settings.ts';
import { blindTask } from '#domain/task/task.ts';

export const goldTaskPath = z.object({ projectId: identifier, taskId: identifier });

export const goldSource = z.object({
  annotationId: identifier,
  by: z.string(),
  submittedAt: instant,
  /** What the reviewers made of it, in a word. */
  review: z.nullable(z.string()),
  /** What of it can be compared. */
  parts: z.array(z.string()),
});
export type GoldSource = z.infer<typeof goldSource>;

export const getGoldTask = defineEndpoint({
  name: 'getGoldTask',
  method: 'GET',
  path: '/projects/{projectId}/gold/{taskId}',
  summary: 'A task that may become gold: itself, the annotations it has, and its mark',
  permission: 'gold.manage',
  params: goldTaskPath,
  answer: z.object({
    task: blindTask,
    settings: projectSettings,
    settingsVersion: z.int(),
    sources: z.array(goldSource),
    mark: z.nullable(z.object({ use: goldUse, reason: z.string(), withdrawn: z.boolean() })),
  }),
});
