import * as z from 'zod/mini';
import { keyScope } from '#domain/people/key-scope.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { apiKey } from './api-key.ts';

export const createApiKey = defineEndpoint({
  name: 'createApiKey',
  method: 'POST',
  path: '/projects/{projectId}/api-keys',
  summary: 'A key for programs, bound to the project, its scopes and its maker’s roles',
  permission: 'key.manage',
  params: projectPath,
  body: z.strictObject({
    name: z.string().check(z.minLength(1), z.maxLength(80)),
    scopes: z.array(keyScope).check(z.minLength(1), z.maxLength(3)),
    days: z._default(z.int().check(z.minimum(1), z.maximum(366)), 90),
  }),
  answer: z.object({ key: z.string(), apiKey }),
});
