import { expect, test } from 'vitest';
import { madeSettings } from './made-settings.fixture.ts';
import { settingsFaults } from './settings-faults.ts';

const rule = {
  questions: ['Preference'],
  atLeast: 2,
  atMost: 5,
  certainty: 0.9,
  fixedShare: 0.1,
};
const faults = (changes: Partial<typeof rule>) =>
  settingsFaults(madeSettings({ anotherOpinion: { ...rule, ...changes } })).map(
    ({ place }) => place,
  );

test('a sound rule has no fault, and none is needed', () => {
  expect(faults({})).toEqual([]);
  expect(settingsFaults(madeSettings({ anotherOpinion: null }))).toEqual([]);
});

test('each number has its bounds, and the least is not above the most', () => {
  expect(faults({ atLeast: 6 })).toEqual(['anotherOpinion.atMost']);
  expect(faults({ atLeast: 0 })).toEqual(['anotherOpinion.atLeast']);
  expect(faults({ atMost: Number.NaN })).toEqual(['anotherOpinion.atMost']);
  expect(faults({ certainty: 0.995 })).toEqual(['anotherOpinion.certainty']);
  expect(faults({ fixedShare: 1.5 })).toEqual(['anotherOpinion.fixedShare']);
});

test('it depends on questions that are asked and that can become certain', () => {
  expect(faults({ questions: [] })).toEqual(['anotherOpinion.questions']);
  expect(faults({ questions: ['Clarity'] })).toEqual(['anotherOpinion.questions']);
  // A text never becomes certain.
  expect(faults({ questions: ['Justification'] })).toEqual(['anotherOpinion.questions']);
});
