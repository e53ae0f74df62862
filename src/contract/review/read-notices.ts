import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { identifier } from '#domain/identifier.ts';

export const readNotices = defineEndpoint({
  name: 'readNotices',
  method: 'POST',
  path: '/projects/{projectId}/notices/read',
  summary: 'Mark one’s own notices as read; an empty list means all',
  permission: 'project.read',
  params: projectPath,
  body: z.strictObject({ ids: z._default(z.array(identifier).check(z.maxLength(200)), []) }),
});
