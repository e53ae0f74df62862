import { expect, test } from 'vitest';
import { defectWords } from './defect-words.ts';

test('what is the same for several responses is said once', () => {
  const apart = { says: 'Score 0.79 against 0.21' };
  const verdicts = { says: '27 of 27 verdicts differ' };
  expect(defectWords([apart, apart, verdicts])).toEqual([
    'Score 0.79 against 0.21, for 2 responses',
    '27 of 27 verdicts differ',
  ]);
  expect(defectWords([])).toEqual([]);
});
