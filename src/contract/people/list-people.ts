import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { invitation, person } from './person.ts';

export const listPeople = defineEndpoint({
  name: 'listPeople',
  method: 'GET',
  path: '/projects/{projectId}/people',
  summary: 'The project’s people and the invitations that wait',
  permission: 'people.read',
  params: projectPath,
  answer: z.object({
    people: z.array(person),
    invitations: z.array(invitation),
    /** Version of the attestation that is to be signed now. */
    attestationVersion: z.int(),
    tasks: z.int(),
    /** Whether an expert has to sign before grading; not in sample mode. */
    mustAttest: z.boolean(),
  }),
});
