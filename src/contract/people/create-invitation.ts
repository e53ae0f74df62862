import * as z from 'zod/mini';
import { role } from '#domain/people/role.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { invitation, oneTimeToken, skills } from './person.ts';

export const createInvitation = defineEndpoint({
  name: 'createInvitation',
  method: 'POST',
  path: '/projects/{projectId}/invitations',
  summary: 'Invite somebody; the link works once, for its address, and is shown only now',
  permission: 'people.edit',
  params: projectPath,
  body: z.strictObject({
    email: z.string().check(z.maxLength(254), z.regex(/^[^\s@]+@[^\s@]+$/)),
    roles: z.array(role).check(z.minLength(1), z.maxLength(4)),
    skills: z._default(skills, []),
    days: z._default(z.int().check(z.minimum(1), z.maximum(30)), 7),
  }),
  answer: z.extend(oneTimeToken, { invitation }),
});
