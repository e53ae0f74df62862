import { expect, test } from 'vitest';
import { madeCriterion } from '#domain/project/made-settings.fixture.ts';
import { adjudicationCells, finalVerdicts } from '#domain/review/adjudication-cells.ts';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import type { VerdictValue } from '#domain/rubric/verdict.ts';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import { adjudicatedScores } from './adjudication-scores.ts';

// From −4 (the worst) to +8: twelve points apart.
const criteria = [
  madeCriterion('a', { points: 5 }),
  madeCriterion('b', { points: 3 }),
  madeCriterion('fault', { points: -4 }),
];

function annotator(number: number, values: readonly VerdictValue[]) {
  const fields = Object.fromEntries(
    values.map((value, index) => [
      `verdict/${criteria[index]?.id ?? ''}/r`,
      { value, criterionVersion: 1 },
    ]),
  );
  return { number, fields };
}

function scores(guesses: Readonly<Record<string, VerdictValue>>) {
  const annotators = [
    annotator(1, ['met', 'not-met', 'not-met']),
    annotator(2, ['met', 'met', 'met']),
    annotator(3, ['met']),
  ];
  const cells = adjudicationCells(
    criteria,
    ['r'],
    annotators.map(({ fields }) => gradesOfDraft(fields).grades),
  );
  const posteriorOf = ({ criterionId }: { criterionId: string }) => {
    const value = guesses[criterionId];
    return value === undefined ? null : { value, certainty: 0.9 };
  };
  const { verdicts, open } = finalVerdicts({
    rule: 'adjudicated',
    cells,
    posteriorOf,
    decisionOf: () => null,
  });
  return adjudicatedScores({
    rule: scoringRule('prbench-normalised'),
    criteria,
    responseIds: ['r'],
    annotators,
    final: verdicts,
    open,
    posteriorOf,
  })[0];
}

test('each annotator’s score stands beside the final one, which open verdicts leave in a range', () => {
  const row = scores({ b: 'met', fault: 'not-met' });
  // 5 points are (5 + 4) / 12, 5 + 3 − 4 are 8 / 12; whoever judged one of three has no score.
  expect(row?.given).toEqual([
    { number: 1, score: 9 / 12 },
    { number: 2, score: 8 / 12 },
    { number: 3, score: null },
  ]);
  // All agree on a: from 5 − 4 points to 5 + 3, and as Dawid and Skene have it 8.
  expect(row?.possible?.low).toBeCloseTo(5 / 12, 12);
  expect(row?.possible?.high).toBe(1);
  expect(row?.estimate).toBe(1);
});

test('where no most probable verdict is known there is no estimate', () => {
  expect(scores({ b: 'met' })?.estimate).toBeNull();
});
