import type { TaskDocument } from '#domain/task/document.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { appendAudit } from './append-audit.ts';

/** Writes down that somebody was given a task's restricted documents; tasks without any cost nothing. */
export async function noteRestrictedView(
  { database, clock }: Pick<AppLimbs, 'database' | 'clock'>,
  viewer: string,
  task: { id: string; projectId: string; documents: readonly TaskDocument[] },
): Promise<void> {
  const count = task.documents.filter(({ restricted }) => restricted === true).length;
  if (count === 0) return;
  await database.transaction().execute((transaction) =>
    appendAudit(transaction, {
      projectId: task.projectId,
      at: clock.now(),
      kind: 'document-viewed',
      actor: viewer,
      subject: task.id,
      detail: { documents: count },
    }),
  );
}
