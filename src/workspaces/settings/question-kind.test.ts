import { expect, test } from 'vitest';
import { projectSettings } from '#domain/project/project-settings.ts';
import { settingsFaults } from '#domain/project/settings-faults.ts';
import { newQuestion, questionKinds, questionWords, type QuestionKind } from './question-kind.ts';

const kinds = Object.keys(questionKinds) as QuestionKind[];

test('a new question of any kind can be published as it is', () => {
  const questions = kinds.map((kind) => newQuestion(kind, []));
  const settings = projectSettings.parse({ name: 'Memos', questions });
  expect(settings.questions.map(({ kind }) => kind)).toEqual(kinds);
  expect(settingsFaults(settings)).toEqual([]);
});

test('a second question of a kind takes a name of its own', () => {
  expect(newQuestion('rating', ['Rating', 'Rating 2']).name).toBe('Rating 3');
});

test('a question is told in a few words, with its scale and bounds', () => {
  const base = { name: 'Q', required: true } as const;
  expect(
    questionWords({ kind: 'rating', ...base, steps: ['bad', '', 'good'], per: 'response' }),
  ).toBe('rating 1 to 3, 2 worded, for each response');
  expect(
    questionWords({ kind: 'text', ...base, minimumLength: 20, maximumLength: 1200, per: 'task' }),
  ).toBe('text, 20 to 1\u202f200 characters');
  expect(questionWords({ kind: 'number', ...base, unit: '€m', minimum: 0, per: 'task' })).toBe(
    'number in €m, at least 0',
  );
});
