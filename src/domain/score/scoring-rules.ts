import { apex } from './apex.ts';
import { healthbench } from './healthbench.ts';
import { onemillion } from './onemillion.ts';
import { prbenchNormalised } from './prbench-normalised.ts';
import { prbenchPositive } from './prbench-positive.ts';
import { profbench } from './profbench.ts';
import { researchrubrics } from './researchrubrics.ts';
import type { ScoringRule } from './scoring-rule.ts';
import type { ScoringRuleName } from './scoring-rule-name.ts';

/** Every rule a project may choose, in the order in which they are offered. */
export const scoringRules: readonly ScoringRule[] = [
  prbenchNormalised,
  prbenchPositive,
  healthbench,
  profbench,
  apex,
  researchrubrics,
  onemillion,
];

const byName: Record<ScoringRuleName, ScoringRule> = {
  healthbench,
  'prbench-normalised': prbenchNormalised,
  'prbench-positive': prbenchPositive,
  profbench,
  apex,
  researchrubrics,
  onemillion,
};

export function scoringRule(name: ScoringRuleName): ScoringRule {
  return byName[name];
}
