import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isConflict, isOffline, problemOf } from '#backend/backend-error.ts';
import { versionCriteria } from '#domain/project/version-criteria.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { publishSettingsMutation } from '#queries/publish-settings.ts';
import { useSettingsStore } from './settings-context.tsx';

/** Publishes the edits on top of the version that they were made on. */
export function usePublish(projectId: string, onStale: () => void, onPublished: () => void) {
  const store = useSettingsStore();
  const client = useQueryClient();
  const mutation = useMutation(publishSettingsMutation(useBackend(), client, projectId));
  const publish = () => {
    if (mutation.isPending) return;
    const { base, edited } = store.getState();
    const rubric = versionCriteria(base.settings.rubric, edited.rubric);
    mutation.mutate(
      { base: base.version, settings: { ...edited, rubric } },
      {
        onSuccess: (project) => {
          store.settle(project);
          onPublished();
        },
        onError: (error) => {
          if (!isConflict(error)) return;
          void client.invalidateQueries({ queryKey: ['project', projectId] }).then(onStale);
        },
      },
    );
  };
  return {
    publish,
    publishing: mutation.isPending,
    failed: mutation.error && !isConflict(mutation.error) ? failedWords(mutation.error) : null,
  };
}

function failedWords(error: Error): string {
  if (isOffline(error)) {
    return 'Your edits are kept on this device. The server cannot be reached; publish when it can.';
  }
  const places = problemOf(error)?.errors?.map(({ place, reason }) => `${place}: ${reason}`) ?? [];
  return ['Your edits are kept on this device.', error.message, ...places].join(' ');
}
