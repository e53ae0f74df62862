import type { Account } from '#contract/session/session.ts';
import type { AnyEndpoint } from '#contract/endpoint.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { Refusal } from '#server/refusal.ts';
import { appendAudit } from './append-audit.ts';

/** The same person at the same endpoint is noted at most so often: nobody can fill the log. */
const AGAIN_MS = 10 * 60_000;
const MOST_REMEMBERED = 5000;

/**
 * Writes down who was refused for want of permission. It goes to the installation's chain,
 * because a person outside a project must not be able to write into that project's.
 */
export function noteRefusals({
  database,
  clock,
}: Pick<AppLimbs, 'database' | 'clock'>): (
  error: unknown,
  endpoint: AnyEndpoint,
  account: Account | null,
) => Promise<void> {
  const noted = new Map<string, number>();
  return async (error, endpoint, account) => {
    if (!account || !(error instanceof Refusal)) return;
    if (error.kind !== 'forbidden' && error.kind !== 'not-found') return;
    const now = clock.now();
    const key = `${account.id} ${endpoint.name}`;
    if (now.getTime() - (noted.get(key) ?? -Infinity) < AGAIN_MS) return;
    if (noted.size >= MOST_REMEMBERED) noted.clear();
    noted.set(key, now.getTime());
    await database.transaction().execute((transaction) =>
      appendAudit(transaction, {
        projectId: null,
        at: now,
        kind: 'refused',
        actor: account.id,
        detail: { operation: endpoint.name, permission: endpoint.permission },
      }),
    );
  };
}
