import type { Kysely } from 'kysely';
import type { IdSource } from '#server/app-limbs.ts';
import type { NoticeKind } from '#server/database/review-tables.ts';
import type { Tables } from '#server/database/tables.ts';

export type Notice = {
  projectId: string;
  to: readonly string[];
  /** Nobody is told of what they did themselves. */
  from: string;
  kind: NoticeKind;
  reviewId: string;
  title: string;
  at: Date;
};

/** Tells people in the app that something happened, in the transaction in which it does. */
export async function giveNotice(
  transaction: Kysely<Tables>,
  ids: IdSource,
  notice: Notice,
): Promise<void> {
  const to = [...new Set(notice.to)].filter((id) => id !== notice.from);
  if (to.length === 0) return;
  await transaction
    .insertInto('notice')
    .values(
      to.map((accountId) => ({
        id: ids.next(),
        project_id: notice.projectId,
        account_id: accountId,
        kind: notice.kind,
        assignment_id: notice.reviewId,
        title: notice.title,
        at: notice.at,
        read_at: null,
      })),
    )
    .execute();
}
