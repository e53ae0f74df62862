import * as z from 'zod/mini';
import { instant } from '#domain/identifier.ts';
import { projectSettings } from '#domain/project/project-settings.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from './project-path.ts';

export const listProjectVersions = defineEndpoint({
  name: 'listProjectVersions',
  method: 'GET',
  path: '/projects/{projectId}/versions',
  summary: 'Every version of the settings, newest first, with what stands under it',
  permission: 'project.edit',
  params: projectPath,
  answer: z.object({
    versions: z.array(
      z.object({
        version: z.int(),
        settings: projectSettings,
        publishedBy: z.nullable(z.string()),
        publishedAt: instant,
        /** Annotations given and assignments open under this version. */
        annotations: z.int(),
        openAssignments: z.int(),
      }),
    ),
  }),
});
