import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AgreementSubject } from './agreement-subject.ts';
import type { Judgement } from './judgement.ts';
import type { QualityFilter } from './quality-filter.ts';
import { qualityScope, scopedSubjects } from './quality-scope.ts';

const DAY = 86_400_000;
const domains: Record<string, string[]> = { t0: ['Tax'], t1: ['Tax', 'Law'], t2: [], t3: ['Law'] };
const domainsOf = (taskId: string) => domains[taskId] ?? [];

function judgement(taskId: string, annotatorId: string, question: string | null): Judgement {
  return {
    annotationId: `${taskId}-${annotatorId}`,
    taskId,
    annotatorId,
    taskTitle: taskId,
    rubricId: null,
    grades: {
      verdicts: [],
      answers: question === null ? [] : [{ question, answer: { kind: 'text', text: 'because' } }],
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

const judgements = ['t0', 't1', 't2', 't3'].flatMap((task) => [
  judgement(task, 'ana', 'Why'),
  judgement(task, 'ben', task === 't0' ? 'Why' : null),
]);
const items = judgements.map(({ taskId, annotatorId }, at) => ({
  taskId,
  expertId: annotatorId,
  submittedAt: (at % 3) * DAY,
}));
const found = (filter: QualityFilter) => {
  const { hasItem } = qualityScope(filter, domainsOf, judgements);
  return items.filter(hasItem).map(({ taskId, expertId }) => `${taskId}/${expertId}`);
};

test('each part of the filter keeps what it names', () => {
  expect(found({ domain: 'Law' })).toEqual(['t1/ana', 't1/ben', 't3/ana', 't3/ben']);
  expect(found({ expert: 'ben' })).toEqual(['t0/ben', 't1/ben', 't2/ben', 't3/ben']);
  expect(found({ question: 'question:Why', expert: 'ben' })).toEqual(['t0/ben']);
  expect(found({ question: 'verdicts' })).toEqual([]);
  expect(found({ from: '1970-01-02', to: '1970-01-02' })).toEqual(['t0/ben', 't2/ana', 't3/ben']);
  expect(found({ from: '1970-01-03', to: '1970-01-02' })).toEqual([]);
});

test('parts of the filter are an intersection, whatever is chosen', () => {
  const filters = fc.record(
    {
      domain: fc.constantFrom('Tax', 'Law', 'None'),
      question: fc.constantFrom('question:Why', 'verdicts'),
      expert: fc.constantFrom('ana', 'ben'),
      from: fc.constantFrom('1970-01-01', '1970-01-02'),
      to: fc.constantFrom('1970-01-02', '1970-01-03'),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(filters, (filter) => {
      const parts = Object.entries(filter).map(
        ([name, value]) => new Set(found({ [name]: value })),
      );
      const every = found({}).filter((item) => parts.every((part) => part.has(item)));
      expect(found(filter)).toEqual(every);
    }),
  );
});

test('one expert’s agreement rests on the places that this expert judged, everybody’s answers there', () => {
  const subject: AgreementSubject = {
    key: 'verdicts',
    name: 'Verdicts',
    kind: 'verdicts',
    metric: 'gwet-ac1',
    ratings: [
      { unit: 't0/c/a', rater: 'ana', value: 'met' },
      { unit: 't0/c/a', rater: 'ben', value: 'met' },
      { unit: 't1/c/a', rater: 'ben', value: 'met' },
      { unit: 't1/c/a', rater: 'cat', value: 'not-met' },
    ],
  };
  const [own] = scopedSubjects([subject], { expert: 'ana' });
  expect(own?.ratings.map(({ unit, rater }) => `${unit} ${rater}`)).toEqual([
    't0/c/a ana',
    't0/c/a ben',
  ]);
  expect(scopedSubjects([subject], { question: 'score' })).toEqual([]);
});
