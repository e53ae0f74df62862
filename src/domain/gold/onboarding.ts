import * as z from 'zod/mini';

/** Where somebody stands with the onboarding set of a project. */
export const onboardingState = z.enum(['onboarding', 'passed', 'failed']);
export type OnboardingState = z.infer<typeof onboardingState>;

/** How many of `of` items have to be right. */
export function neededRight(passMark: number, of: number): number {
  return Math.ceil(passMark * of - 1e-9);
}

/** What a finished set comes to; items that were skipped count as not right. */
export function onboardingOutcome(
  passMark: number,
  { right, of }: { right: number; of: number },
): 'passed' | 'failed' {
  return right >= neededRight(passMark, of) ? 'passed' : 'failed';
}
