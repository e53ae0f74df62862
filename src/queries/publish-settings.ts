import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { publishSettings } from '#contract/project/publish-settings.ts';
import type { ProjectSettings } from '#domain/project/project-settings.ts';

/** Publishes on top of `base`; somebody else's newer version is refused as a conflict. */
export function publishSettingsMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationKey: ['publish-settings', projectId],
    mutationFn: ({ base, settings }: { base: number; settings: ProjectSettings }) =>
      backend.send(publishSettings, {
        params: { projectId },
        headers: { 'If-Match': String(base) },
        body: settings,
      }),
    onSuccess: async (project) => {
      client.setQueryData(['project', projectId], project);
      await client.invalidateQueries({ queryKey: ['project', projectId, 'versions'] });
    },
  });
}
