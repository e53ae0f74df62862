import * as z from 'zod/mini';
import { wall } from '#domain/people/wall.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { personPath } from './person.ts';

export const setWalls = defineEndpoint({
  name: 'setWalls',
  method: 'PUT',
  path: '/projects/{projectId}/people/{accountId}/walls',
  summary: 'The companies whose tasks are never offered to a member; held ones go back',
  permission: 'people.edit',
  params: personPath,
  body: z.strictObject({ walls: z.array(wall).check(z.maxLength(100)) }),
  answer: z.object({ keptAway: z.int() }),
  problems: ['not-found'],
});
