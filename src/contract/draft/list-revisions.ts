import * as z from 'zod/mini';
import { instant } from '#domain/identifier.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { assignmentPath } from '#contract/queue/assignment-path.ts';

export const listRevisions = defineEndpoint({
  name: 'listRevisions',
  method: 'GET',
  path: '/projects/{projectId}/assignments/{assignmentId}/draft/revisions',
  summary: 'Every revision of a draft, newest first; archived ones too',
  permission: 'task.grade',
  params: assignmentPath,
  query: z.object({ before: z.optional(z.coerce.number()), field: z.optional(z.string()) }),
  answer: z.object({
    revisions: z.array(
      z.object({
        /** Negative for an archived draft; it opens under this number too. */
        revision: z.int(),
        savedAt: instant,
        /** Names of the fields that this revision changed. */
        fields: z.array(z.string()),
        archived: z.nullable(z.string()),
      }),
    ),
    more: z.boolean(),
  }),
});
