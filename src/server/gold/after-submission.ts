import type { Transaction } from 'kysely';
import type { AppLimbs } from '#server/app-limbs.ts';
import type { Tables } from '#server/database/tables.ts';
import { openReview, type Submitted } from '#server/reviews/open-review.ts';
import { concludeOnboarding } from './conclude-onboarding.ts';

/**
 * Where submitted work goes. Ordinary work goes to the reviewers. Gold is judged by its key, and
 * its result is for the expert and the leads; the last item of an onboarding set decides it.
 */
export async function afterSubmission(
  transaction: Transaction<Tables>,
  limbs: Pick<AppLimbs, 'clock' | 'ids'>,
  submitted: Submitted,
): Promise<void> {
  const gold = await transaction
    .selectFrom('gold_assignment')
    .select('use')
    .where('assignment_id', '=', submitted.assignmentId)
    .executeTakeFirst();
  if (!gold) return openReview(transaction, submitted);
  if (gold.use === 'onboarding') {
    await concludeOnboarding({ ...limbs, database: transaction }, submitted);
  }
}
