import { mutationOptions, queryOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { cancelImport } from '#contract/data/cancel-import.ts';
import { createImport } from '#contract/data/create-import.ts';
import { getImport } from '#contract/data/get-import.ts';
import type { ImportJob, ImportOptions } from '#contract/data/import-job.ts';
import { listImports } from '#contract/data/list-imports.ts';
import { resumeImport } from '#contract/data/resume-import.ts';
import { startImport } from '#contract/data/start-import.ts';
import { uploadImportFile } from '#contract/data/upload-import-file.ts';

/** How often a running import is asked where it stands. */
const ASK_EVERY = 500;

/** Where an import stands; asked again while it runs. */
export function importQuery(backend: Backend, projectId: string, importId: string) {
  return queryOptions({
    queryKey: ['project', projectId, 'import', importId],
    queryFn: ({ signal }) =>
      backend.send(getImport, { params: { projectId, importId } }, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? ASK_EVERY : false),
  });
}

export function importsQuery(backend: Backend, projectId: string) {
  return queryOptions({
    queryKey: ['project', projectId, 'imports'],
    queryFn: ({ signal }) => backend.send(listImports, { params: { projectId } }, { signal }),
  });
}

/** Announces the files, sends their bytes and checks them; nothing is written yet. */
export function checkFilesMutation(backend: Backend, projectId: string) {
  return mutationOptions({
    mutationFn: async (given: { files: readonly File[]; options: ImportOptions }) => {
      const job = await backend.send(createImport, {
        params: { projectId },
        body: {
          files: given.files.map(({ name, size }) => ({ name, size, use: 'rows' as const })),
          options: given.options,
        },
      });
      const importId = job.id;
      for (const [index, file] of given.files.entries()) {
        await backend.send(uploadImportFile, {
          params: { projectId, importId, index },
          body: file,
        });
      }
      return backend.send(startImport, { params: { projectId, importId }, body: { dryRun: true } });
    },
  });
}

type Step =
  | { do: 'check' | 'import'; options: ImportOptions }
  | { do: 'cancel' }
  | { do: 'resume' };

/** One step of an import that exists: check again, import, stop, go on. */
export function importStepMutation(backend: Backend, projectId: string, importId: string) {
  const params = { projectId, importId };
  return mutationOptions({
    mutationFn: (step: Step): Promise<ImportJob> => {
      switch (step.do) {
        case 'check':
        case 'import':
          return backend.send(startImport, {
            params,
            body: { dryRun: step.do === 'check', options: step.options },
          });
        case 'cancel':
          return backend.send(cancelImport, { params });
        case 'resume':
          return backend.send(resumeImport, { params });
      }
    },
  });
}
