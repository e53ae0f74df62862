import { expect, test } from 'vitest';
import { madeCriterion, madeSettings } from './made-settings.fixture.ts';
import { settingsChanges } from './settings-changes.ts';

const texts = (before: Parameters<typeof madeSettings>[0], after: typeof before) =>
  settingsChanges(madeSettings(before), madeSettings(after)).map(
    ({ section, text }) => `${section}: ${text}`,
  );

test('the same settings differ in nothing, whatever the order of their keys', () => {
  const settings = madeSettings({ rubric: [madeCriterion('a')] });
  const turned = Object.fromEntries(Object.entries(settings).toReversed());
  expect(settingsChanges(settings, { ...settings, ...turned })).toEqual([]);
});

test('a renamed question is one that is new and one that is no longer asked', () => {
  const why = { kind: 'text', name: 'Why', required: true, per: 'task' } as const;
  const reason = { ...why, name: 'Reason' };
  expect(texts({ questions: [why] }, { questions: [reason] })).toEqual([
    'questions: Reason is asked',
    'questions: Why is no longer asked',
  ]);
});

test('a changed scale is told apart from a changed order', () => {
  const why = { kind: 'text', name: 'Why', required: true, per: 'task' } as const;
  const best = { kind: 'comparison', name: 'Preference', required: true } as const;
  expect(texts({ questions: [why, best] }, { questions: [best, why] })).toEqual([
    'questions: The questions stand in another order',
  ]);
  expect(
    texts({ questions: [why, best] }, { questions: [{ ...why, minimumLength: 20 }, best] }),
  ).toEqual(['questions: Why is asked differently']);
});

test('every section says its own differences, with the numbers', () => {
  expect(
    texts(
      { instructions: 'Read once', confidentialWords: ['Anvil'] },
      {
        name: 'Memos',
        instructions: 'Read twice',
        scoringRule: 'apex',
        overlap: 3,
        lease: { currentMinutes: 60, nextMinutes: 10 },
        shuffle: false,
        skip: { perDay: 3, reasons: ['Other'] },
        confidentialWords: ['Halden'],
        rubric: [madeCriterion('a')],
      },
    ),
  ).toEqual([
    'general: The name is “Memos”, was “Valuation memos”',
    'instructions: The instructions differ',
    'scoring: Scores follow APEX, before PRBench, normalised',
    'work: Experts a task: 3, was 1',
    'work: Hold in minutes: 60, was 90',
    'work: Responses stand as imported',
    'work: Skips a day: 3, was 10',
    'work: The skip reasons differ',
    'confidentiality: “Halden” is looked for',
    'confidentiality: “Anvil” is no longer looked for',
    'rubric: A rubric of 1 for tasks without one',
  ]);
});

test('criteria are told apart by id and named by their title', () => {
  const [a, b] = [madeCriterion('a', { title: 'Leases' }), madeCriterion('b')];
  expect(texts({ rubric: [a, b] }, { rubric: [{ ...a, points: 5 }, madeCriterion('c')] })).toEqual([
    'rubric: Criterion “Checks c” is new',
    'rubric: Criterion “Leases” differs',
    'rubric: Criterion “Checks b” is gone',
  ]);
});
