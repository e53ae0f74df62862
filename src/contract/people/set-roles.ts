import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { personPath, roles } from './person.ts';

export const setRoles = defineEndpoint({
  name: 'setRoles',
  method: 'PUT',
  path: '/projects/{projectId}/people/{accountId}/roles',
  summary: 'Change a member’s roles; none ends the access. It holds from the next request on',
  permission: 'people.edit',
  params: personPath,
  body: z.strictObject({ roles }),
  problems: ['not-found', 'invalid'],
});
