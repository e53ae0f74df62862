import { isGoldTurn } from '#domain/gold/gold-turn.ts';
import type { Claim, QueueLimbs } from '#server/queue/claim.ts';
import type { OwnAssignment } from '#server/queue/own-assignment.ts';
import type { ProjectAtWork } from '#server/queue/project-at-work.ts';
import { Refusal } from '#server/refusal.ts';
import { concludeOnboarding } from './conclude-onboarding.ts';
import { goldPlan } from './gold-plan.ts';
import { takeGold } from './take-gold.ts';

export type GoldFirst =
  | { kind: 'taken'; own: OwnAssignment }
  /** Nothing else until the onboarding set is finished. */
  | { kind: 'wait' }
  /** Ordinary work; `counted` where each new task counts as a turn. */
  | { kind: 'ordinary'; counted: boolean };

/**
 * Asked before new work is looked for: the onboarding set comes first, and hidden gold comes in
 * its turns. Throws `not-qualified` where the onboarding set was not passed.
 */
export async function goldFirst(
  limbs: QueueLimbs,
  project: ProjectAtWork,
  wanted: Claim,
): Promise<GoldFirst> {
  const plan = await goldPlan(limbs.database, wanted);
  if (plan === null) return { kind: 'ordinary', counted: false };
  let { state } = plan;
  if (state !== 'passed' && state !== 'failed' && plan.hasSet) {
    const own = await takeGold(limbs, project, wanted, plan, 'onboarding');
    if (own) return { kind: 'taken', own };
    // What is fetched ahead may be the last one of the set, which is still being graded.
    if (wanted.purpose === 'next') return { kind: 'wait' };
    state = await concludeOnboarding(limbs, wanted);
    if (state === 'onboarding') return { kind: 'wait' };
  }
  if (state === 'failed') {
    if (wanted.purpose === 'next') return { kind: 'wait' };
    throw new Refusal(
      'not-qualified',
      'The onboarding set was not passed, so no paid work is given yet; a lead decides what is next',
    );
  }
  if (isGoldTurn(plan.seed, wanted.expertId, plan.turns, plan.rate)) {
    const own = await takeGold(limbs, project, wanted, plan, 'hidden');
    if (own) return { kind: 'taken', own };
  }
  return { kind: 'ordinary', counted: true };
}
