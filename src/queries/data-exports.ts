import { keepPreviousData, mutationOptions, queryOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { exportData } from '#contract/data/export-data.ts';
import { previewExport } from '#contract/data/preview-export.ts';
import type { ExportFormat, ExportOptions } from '#domain/formats/exports/export-options.ts';

export type ExportChoice = { format: ExportFormat; options: Partial<ExportOptions> };

/** Counts, what is left out, and the first records, under the chosen rules. */
export function exportPreviewQuery(backend: Backend, projectId: string, choice: ExportChoice) {
  return queryOptions({
    queryKey: ['project', projectId, 'export', choice],
    queryFn: ({ signal }) =>
      backend.send(
        previewExport,
        { params: { projectId, format: choice.format }, query: choice.options },
        { signal },
      ),
    placeholderData: keepPreviousData,
  });
}

/** The whole file as a blob; a connection that breaks rejects, so half a file is never saved. */
export function exportFileMutation(backend: Backend, projectId: string) {
  return mutationOptions({
    mutationFn: async ({ format, options }: ExportChoice): Promise<Blob> => {
      const stream = await backend.send(exportData, {
        params: { projectId, format },
        query: options,
      });
      return stream instanceof ReadableStream ? new Response(stream).blob() : new Blob([stream]);
    },
  });
}
