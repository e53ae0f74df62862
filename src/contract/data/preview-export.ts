import * as z from 'zod/mini';
import { exportFormat, exportOptions } from '#domain/formats/exports/export-options.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { exportPath } from './export-data.ts';

export const exportSummary = z.object({
  /** Records that each format would hold under these rules. */
  counts: z.record(exportFormat, z.int()),
  /** Records of the chosen format. */
  records: z.int(),
  /** Tasks that give records, of all. */
  tasks: z.int(),
  tasksTotal: z.int(),
  annotations: z.int(),
  annotators: z.int(),
  leftOut: z.array(z.object({ reason: z.string(), count: z.int() })),
  /** The first records exactly as written, each one line. */
  first: z.array(z.string()),
  /** The data card in Markdown: what is in the file, how it was judged, what it is not for. */
  card: z.string(),
});

export const previewExport = defineEndpoint({
  name: 'previewExport',
  method: 'GET',
  path: '/projects/{projectId}/export-previews/{format}',
  summary: 'Counts, what is left out and why, and the first records of an export',
  permission: 'data.export',
  params: exportPath,
  query: exportOptions,
  answer: exportSummary,
});
export type ExportSummary = z.infer<typeof exportSummary>;
