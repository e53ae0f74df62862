import * as z from 'zod/mini';
import { instant } from '#domain/identifier.ts';
import { wall } from '#domain/people/wall.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';

export const getTerms = defineEndpoint({
  name: 'getTerms',
  method: 'GET',
  path: '/projects/{projectId}/terms',
  summary: 'What the person who asks attests here, and the walls that stand around them',
  permission: 'project.read',
  params: projectPath,
  answer: z.object({
    version: z.int(),
    text: z.string(),
    signed: z.nullable(z.object({ version: z.int(), at: instant })),
    /** Whether grading waits for the signature; not in sample mode. */
    mustSign: z.boolean(),
    walls: z.array(wall),
  }),
});
