import * as z from 'zod/mini';
import { auditHead } from '#domain/audit/audit-event.ts';

export const BACKUP_FORMAT = 'touchstone-backup-1';

/** First line. Rows of another schema than this program's cannot be put into its tables. */
export const backupHead = z.object({
  format: z.literal(BACKUP_FORMAT),
  at: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** Tables in an order in which rows only ever name rows before them. */
  tables: z.array(z.string()),
  /** Where the audit chains ended: what a later verification compares with. */
  audit: z.array(auditHead),
});

/** Last line: without it the file is cut. */
export const backupEnd = z.object({
  end: z.object({ rows: z.int(), sha256: z.string() }),
});
export type BackupHead = z.infer<typeof backupHead>;
