import * as z from 'zod/mini';
import { csvFramer } from './csv-rows.ts';
import { jsonItemsFramer } from './json-items.ts';
import { jsonLinesFramer } from './json-lines.ts';
import type { Framer } from './source-row.ts';

/** How a file is cut into records. */
export const framing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('json-lines') }),
  /** One array of records, or one object whose values are the records. */
  z.object({ kind: z.literal('json-items') }),
  z.object({ kind: z.literal('csv'), delimiter: z.enum([',', ';', '\t']) }),
]);
export type Framing = z.infer<typeof framing>;

export function framerOf(given: Framing): Framer {
  switch (given.kind) {
    case 'json-lines':
      return jsonLinesFramer();
    case 'json-items':
      return jsonItemsFramer();
    case 'csv':
      return csvFramer(given.delimiter);
  }
}
