import type { ResponseScore } from '#domain/annotation/annotation.ts';
import type { Grades } from '#domain/draft/grades.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { preferenceOrder } from '#domain/score/preference-order.ts';
import type { DefectDefinition } from './defect-definition.ts';

/** One side of the comparison: what was answered, and the scores that follow from it. */
export type GradedItem = { grades: Grades; scores: readonly ResponseScore[] };

export type Defect = {
  kind: 'preference' | 'gate' | 'score' | 'verdicts';
  /** The finding with its numbers, for people. */
  says: string;
  criterionId?: string;
  responseId?: string;
};

/** Every way in which an item falls under the definition; none means that it is sound. */
export function regradeDefects(
  definition: DefectDefinition,
  criteria: readonly Criterion[],
  item: GradedItem,
  regrade: GradedItem,
): Defect[] {
  return [
    ...(definition.preferenceReversed ? reversedOrders(item, regrade) : []),
    ...(definition.gateDiffers ? differingGates(criteria, item, regrade) : []),
    ...(definition.scoreApart === null ? [] : scoresApart(definition.scoreApart, item, regrade)),
    ...(definition.verdictsApart === null
      ? []
      : verdictsApart(definition.verdictsApart, item, regrade)),
  ];
}

function reversedOrders({ grades }: GradedItem, regrade: GradedItem): Defect[] {
  return grades.answers.flatMap(({ question, answer }): Defect[] => {
    const other = regrade.grades.answers.find((each) => each.question === question)?.answer;
    if (!other) return [];
    const theirs = preferenceOrder(other);
    const has = (chosen: string, rejected: string) =>
      theirs.some((each) => each.chosen === chosen && each.rejected === rejected);
    const both = preferenceOrder(answer).filter(
      ({ chosen, rejected }) => has(chosen, rejected) || has(rejected, chosen),
    );
    const reversed = both.filter(({ chosen, rejected }) => has(rejected, chosen)).length;
    if (both.length === 0 || reversed * 2 < both.length) return [];
    const pairs = both.length === 1 ? 'the pair is' : `${reversed} of ${both.length} pairs are`;
    return [{ kind: 'preference', says: `${question}: ${pairs} in the opposite order` }];
  });
}

function differingGates(
  criteria: readonly Criterion[],
  item: GradedItem,
  regrade: GradedItem,
): Defect[] {
  const gates = new Map(criteria.filter((each) => each.required).map((each) => [each.id, each]));
  return pairedVerdicts(item, regrade).flatMap(({ criterionId, responseId, value, other }) => {
    const gate = gates.get(criterionId);
    if (!gate || value === other) return [];
    const says = `${gate.title ?? gate.text}: ${value} against ${other}`;
    return [{ kind: 'gate' as const, says, criterionId, responseId }];
  });
}

function scoresApart(most: number, item: GradedItem, regrade: GradedItem): Defect[] {
  return item.scores.flatMap(({ responseId, clamped }) => {
    const other = regrade.scores.find((each) => each.responseId === responseId)?.clamped ?? null;
    // A difference of exactly the limit is allowed, whatever its binary rounding says.
    if (clamped === null || other === null || Math.abs(clamped - other) <= most + 1e-9) return [];
    const says = `Score ${clamped.toFixed(2)} against ${other.toFixed(2)}`;
    return [{ kind: 'score' as const, says, responseId }];
  });
}

function verdictsApart(most: number, item: GradedItem, regrade: GradedItem): Defect[] {
  const pairs = pairedVerdicts(item, regrade);
  const differ = pairs.filter(({ value, other }) => value !== other).length;
  if (pairs.length === 0 || differ / pairs.length <= most + 1e-9) return [];
  return [{ kind: 'verdicts', says: `${differ} of ${pairs.length} verdicts differ` }];
}

function pairedVerdicts(item: GradedItem, regrade: GradedItem) {
  const key = (of: { criterionId: string; responseId: string }) =>
    `${of.criterionId}/${of.responseId}`;
  const others = new Map(regrade.grades.verdicts.map((each) => [key(each), each.value]));
  return item.grades.verdicts.flatMap((verdict) => {
    const other = others.get(key(verdict));
    return other === undefined ? [] : [{ ...verdict, other }];
  });
}
