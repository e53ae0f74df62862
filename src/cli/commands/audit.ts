import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { verifyAuditLog } from '#contract/audit/verify-audit-log.ts';
import { auditHead, type AuditHead } from '#domain/audit/audit-event.ts';
import { CommandRefused, isSet, optional, tell, writeJson, type Command } from '#cli/command.ts';
import { connect, connectionOptions, connectionUsage } from '#cli/connection.ts';

export const auditCommand: Command = {
  summary: 'Verify the audit log, or write down where its chains end',
  usage: `touchstone audit verify [--heads FILE] ${connectionUsage}
touchstone audit heads ${connectionUsage} > FILE

Keep the heads somewhere else: only they show that the newest entries were cut off.`,
  options: { ...connectionOptions, heads: { type: 'string' } },
  async run(given) {
    const [what, ...more] = given.positionals;
    if ((what !== 'verify' && what !== 'heads') || more.length > 0) {
      throw new CommandRefused('Say audit verify or audit heads');
    }
    const file = optional(given, 'heads');
    const known = file === undefined ? [] : headsIn(file);
    const connection = await connect(given);
    try {
      const found = await connection.backend.send(verifyAuditLog, { body: { known } });
      if (what === 'heads') await writeJson(found.chains);
      else if (isSet(given, 'json')) await writeJson(found);
      for (const { chain, says } of found.faults) tell(`${chain}: ${says}`);
      tell(
        found.faults.length > 0
          ? `${found.faults.length} of ${found.chains.length} chains do not verify`
          : `${found.entries} entries in ${found.chains.length} chains verify`,
      );
      return found.faults.length > 0 ? 2 : 0;
    } finally {
      await connection.close();
    }
  },
};

/** Heads as `audit heads` wrote them. */
function headsIn(path: string): AuditHead[] {
  const parsed = z.array(auditHead).safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) throw new CommandRefused(`${path} holds no heads of audit chains`);
  return parsed.data;
}
