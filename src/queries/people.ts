import { queryOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { listPeople } from '#contract/people/list-people.ts';

export type { Invitation, Person } from '#contract/people/person.ts';
export type Roster = AnswerOf<typeof listPeople>;

export const peopleKey = (projectId: string) => ['project', projectId, 'people'] as const;

/** The project's people and the invitations that wait. */
export function peopleQuery(backend: Backend, projectId: string) {
  return queryOptions({
    queryKey: peopleKey(projectId),
    queryFn: ({ signal }) => backend.send(listPeople, { params: { projectId } }, { signal }),
  });
}
