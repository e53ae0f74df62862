import { expect, test } from 'vitest';
import type { Answer } from '#domain/question/answer.ts';
import type { Question } from '#domain/question/question.ts';
import { consensusTable } from './consensus-table.ts';
import type { Judgement } from './judgement.ts';
import { modelRanking } from './model-ranking.ts';

function judgement(taskId: string, annotatorId: string, answer: Answer): Judgement {
  return {
    annotationId: `${taskId}-${annotatorId}`,
    taskId,
    annotatorId,
    taskTitle: `Task ${taskId}`,
    rubricId: null,
    grades: {
      verdicts: [],
      answers: [{ question: 'Preference', answer }],
      highlights: [],
      rewrites: [],
    },
    scores: [],
    activeSeconds: 60,
    submittedAt: 0,
    words: 100,
    copied: null,
  };
}

/** Responses are named for their model and task: `alpha:t1`. */
const modelOf = (id: string) => id.split(':')[0] ?? null;

const prefers = (first: string, second: string, value: number | null): Answer => ({
  kind: 'preference',
  first,
  second,
  value,
  bothBad: value === null,
});

test('wins, losses and ties are counted whichever response stood first', () => {
  const found = modelRanking(
    'Preference',
    [
      judgement('t1', 'ana', prefers('alpha:t1', 'beta:t1', -2)),
      judgement('t2', 'ana', prefers('beta:t2', 'alpha:t2', 1)),
      judgement('t3', 'ana', prefers('beta:t3', 'alpha:t3', -3)),
      judgement('t4', 'ana', prefers('alpha:t4', 'beta:t4', 0)),
      judgement('t5', 'ana', prefers('alpha:t5', 'beta:t5', null)),
    ],
    modelOf,
  );
  expect(found).toMatchObject({ comparisons: 4, bothBad: 1, why: null, prior: 0 });
  const [best, other] = found.models;
  expect(best).toMatchObject({ name: 'alpha', wins: 2, losses: 1, ties: 1 });
  expect(other).toMatchObject({ name: 'beta', wins: 1, losses: 2, ties: 1 });
  // Two models: the log odds of the wins, shared out evenly about 0 (Davidson 1970).
  expect(best!.logStrength).toBeCloseTo(Math.log(2) / 2, 6);
  expect(best!.low).toBeLessThan(0);
  expect(found.tiePropensity).toBeGreaterThan(0);
});

test('a ranking counts as its pairs; responses of one model are not compared', () => {
  const slots = [['alpha:t'], ['beta:t', 'gamma:t'], ['alpha:t2']];
  const found = modelRanking(
    'Preference',
    [judgement('t', 'ana', { kind: 'ranking', slots, allBad: false })],
    modelOf,
  );
  expect(found.comparisons).toBe(5);
});

test('where one model always wins a prior keeps it finite, and the reason is given', () => {
  const found = modelRanking(
    'Preference',
    [1, 2, 3].map((n) => judgement(`t${n}`, 'ana', prefers(`alpha:t${n}`, `beta:t${n}`, -1))),
    modelOf,
  );
  expect(found.prior).toBe(0.5);
  expect(found.why).toContain('alpha never lost to or tied with beta');
  expect(found.models[0]?.name).toBe('alpha');
  expect(Number.isFinite(found.models[0]?.high)).toBe(true);
});

test('with nothing to compare it says so', () => {
  const found = modelRanking('Preference', [], modelOf);
  expect(found).toMatchObject({ models: [], comparisons: 0 });
  expect(found.why).toContain('at least two models');
});

const comparison: Question = { kind: 'comparison', name: 'Preference', required: true };

test('a reliable minority overrules, and stands beside the majority that it overrules', () => {
  // Ana and Eve agree on every task; Ben and Cat each say at random by the number of the task.
  const tasks = Array.from({ length: 60 }, (_, n) => `t${n}`);
  const judgements = tasks.flatMap((task, n) => {
    const truth = n % 2 === 0 ? -2 : 2;
    const noisy = (step: number) => ((n * step) % 5 < 3 ? truth : -truth);
    return (
      [
        ['ana', truth],
        ['eve', truth],
        ['ben', noisy(2)],
        ['cat', noisy(3)],
      ] as const
    ).map(([who, value]) => judgement(task, who, prefers(`a:${task}`, `b:${task}`, value)));
  });
  const divided = [
    judgement('x', 'ana', prefers('a:x', 'b:x', -2)),
    judgement('x', 'ben', prefers('a:x', 'b:x', 2)),
    judgement('x', 'cat', prefers('a:x', 'b:x', 2)),
  ];
  const table = consensusTable(comparison, [...judgements, ...divided], () => []);
  expect(table).toMatchObject({ units: 61, overruled: 1 });
  const [first] = table!.items;
  expect(first).toMatchObject({ taskId: 'x', value: 'first', overrules: true });
  expect(first!.majority.winners).toEqual(['second']);
  expect(first!.probability).toBeGreaterThan(0.5);
});

test('a tied majority stays a tie, and the weights decide beside it', () => {
  const table = consensusTable(
    comparison,
    [
      judgement('t', 'ana', prefers('a', 'b', -1)),
      judgement('t', 'ben', prefers('b', 'a', -1)),
      judgement('alone', 'ana', prefers('a', 'b', -1)),
    ],
    () => ['a', 'b'],
  );
  expect(table).toMatchObject({ units: 1, overruled: 0, tiesDecided: 1 });
  expect(table!.items[0]!.majority.winners).toEqual(['first', 'second']);
  const text: Question = { kind: 'text', name: 'Why', required: true, per: 'task' };
  expect(consensusTable(text, [], () => [])).toBeNull();
});
