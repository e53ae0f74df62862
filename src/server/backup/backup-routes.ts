import { verifyAuditLog } from '#contract/audit/verify-audit-log.ts';
import { downloadBackup } from '#contract/backup/download-backup.ts';
import { Answered } from '#server/answered.ts';
import { appendAudit } from '#server/audit/append-audit.ts';
import { verifyAudit } from '#server/audit/verify-audit.ts';
import { route, type Route } from '#server/route.ts';
import { writeBackup } from './write-backup.ts';

export const backupRoutes: readonly Route[] = [
  route(downloadBackup, async ({ account, limbs }) => {
    const now = limbs.clock.now();
    await limbs.database
      .transaction()
      .execute((transaction) =>
        appendAudit(transaction, { projectId: null, at: now, kind: 'backup', actor: account.id }),
      );
    return new Answered(writeBackup(limbs.database, now), {
      'Content-Disposition': `attachment; filename="touchstone-${now.toISOString().slice(0, 10)}.jsonl"`,
    });
  }),
  route(verifyAuditLog, ({ body, limbs }) => verifyAudit(limbs.database, body.known)),
];
