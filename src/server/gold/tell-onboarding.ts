import type { AppLimbs } from '#server/app-limbs.ts';
import { giveNotice } from '#server/reviews/give-notice.ts';

type Told = {
  state: 'passed' | 'failed';
  /** Why, in a sentence. */
  reason: string;
  /** Who decided; empty where the set did. */
  from: string;
  at: Date;
};

/** Tells an expert what the onboarding came to and why; the results themselves are theirs to read. */
export async function tellOnboarding(
  { database, ids }: Pick<AppLimbs, 'database' | 'ids'>,
  { projectId, expertId }: { projectId: string; expertId: string },
  { state, reason, from, at }: Told,
): Promise<void> {
  const last = await database
    .selectFrom('gold_assignment')
    .select('assignment_id')
    .where('project_id', '=', projectId)
    .where('expert_id', '=', expertId)
    .orderBy('given_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last) return;
  await giveNotice(database, ids, {
    projectId,
    to: [expertId],
    from,
    kind: `onboarding-${state}`,
    reviewId: last.assignment_id,
    title: reason,
    at,
  });
}
