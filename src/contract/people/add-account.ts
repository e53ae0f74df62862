import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';
import { role } from '#domain/people/role.ts';
import { account } from '#contract/session/session.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';

/** For whoever sets an installation up; experts are otherwise invited. */
export const addAccount = defineEndpoint({
  name: 'addAccount',
  method: 'POST',
  path: '/accounts',
  summary: 'Make an account, or take the one with this e-mail, and give it a role in a project',
  permission: 'owner',
  body: z.strictObject({
    email: z.string().check(z.maxLength(254)),
    name: z.string().check(z.maxLength(200)),
    /** Null leaves the account without one: it cannot sign in with a password. */
    password: z.nullable(z.string().check(z.maxLength(200))),
    role: z.optional(role),
    projectId: z.optional(identifier),
  }),
  answer: z.object({ account, created: z.boolean() }),
  problems: ['duplicate'],
});
