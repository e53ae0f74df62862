import type { ReviewFlag } from './review-flag.ts';
import type { ReviewPolicy } from './review-policy.ts';

/** A flag as a queue and a filter name it. */
export const flagWords: Readonly<Record<ReviewFlag, string>> = {
  contradiction: 'Contradiction',
  guard: 'Guard findings',
  'too-fast': 'Too fast',
  'new-expert': 'New expert',
  'low-agreement': 'Low agreement',
  'no-evidence': 'No evidence',
};

/** What a policy asks for, as the end of a sentence. */
export function policyWords(policy: ReviewPolicy): string {
  switch (policy.kind) {
    case 'all':
      return 'everything';
    case 'none':
      return 'nothing by itself';
    case 'share':
      return `${policy.percent} % by lot`;
    case 'first':
      return `the first ${policy.count} of each expert`;
    case 'rule':
      return policy.flags.map((flag) => flagWords[flag].toLowerCase()).join(', ');
  }
}
