import * as z from 'zod/mini';
import {
  exportFormat,
  exportOptions,
  type ExportFormat,
  type ExportOptions,
} from '#domain/formats/exports/export-options.ts';
import { identifier } from '#domain/identifier.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import type { Bytes } from '#contract/endpoint.ts';

export const exportPath = z.object({ projectId: identifier, format: exportFormat });

/**
 * The file, as a stream. A connection that breaks before the end is a broken download; the
 * `touchstone` format also says in its last line that it is whole.
 */
export const exportData = defineEndpoint<
  { projectId: string; format: ExportFormat },
  ExportOptions,
  undefined,
  Bytes
>({
  name: 'exportData',
  method: 'GET',
  path: '/projects/{projectId}/exports/{format}',
  summary: 'Export the project as a file of one format',
  permission: 'data.export',
  params: exportPath,
  query: exportOptions,
  answer: { kind: 'bytes', mediaType: 'application/octet-stream' },
});
