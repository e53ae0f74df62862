import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { createProject } from '#contract/project/create-project.ts';
import type { ProjectFile } from '#domain/project/project-settings.ts';
import { sessionKey } from './session.ts';

/** Makes a project; whoever makes it is its lead, so the session lists it from then on. */
export function createProjectMutation(backend: Backend, client: QueryClient) {
  return mutationOptions({
    mutationKey: ['create-project'],
    mutationFn: (body: ProjectFile) => backend.send(createProject, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKey }),
  });
}
