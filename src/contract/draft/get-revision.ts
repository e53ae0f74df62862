import * as z from 'zod/mini';
import { draft } from '#domain/draft/draft.ts';
import { identifier } from '#domain/identifier.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';

export const getRevision = defineEndpoint({
  name: 'getRevision',
  method: 'GET',
  path: '/projects/{projectId}/assignments/{assignmentId}/draft/revisions/{revision}',
  summary: 'A draft as it stood at one revision',
  permission: 'task.grade',
  params: z.object({
    projectId: identifier,
    assignmentId: identifier,
    /** As listed: negative for an archived draft. */
    revision: z.coerce.number().check(z.int()),
  }),
  answer: draft,
});
