import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { personPath, skills } from './person.ts';

export const setSkills = defineEndpoint({
  name: 'setSkills',
  method: 'PUT',
  path: '/projects/{projectId}/people/{accountId}/skills',
  summary: 'Change a member’s skills',
  permission: 'people.edit',
  params: personPath,
  body: z.strictObject({ skills }),
  problems: ['not-found'],
});
