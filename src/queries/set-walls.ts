import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { setWalls } from '#contract/people/set-walls.ts';
import type { Wall } from '#domain/people/wall.ts';
import { peopleKey } from './people.ts';

/** Sets the companies whose tasks a member is never offered. */
export function setWallsMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationKey: ['set-walls', projectId],
    mutationFn: ({ accountId, walls }: { accountId: string; walls: Wall[] }) =>
      backend.send(setWalls, { params: { projectId, accountId }, body: { walls } }),
    onSuccess: () => client.invalidateQueries({ queryKey: peopleKey(projectId) }),
  });
}
