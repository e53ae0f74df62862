import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBySchema } from './read-native.ts';
import { readPlainTask } from './read-plain-task.ts';

const odd = fc.constantFrom<unknown>(null, '', ' ', 'text', 7, true, [], {}, ['a'], { text: 'a' });
// Good more often than odd, so that a fair share of lines is plain.
const mostly = fc.oneof(
  { weight: 12, arbitrary: fc.string({ minLength: 1 }) },
  { weight: 1, arbitrary: odd },
);
const response = fc.oneof(
  mostly,
  mostly,
  fc.record({ text: mostly, model: mostly, id: fc.constant('r1') }, { requiredKeys: [] }),
);
const line = fc.record(
  {
    kind: fc.constantFrom<unknown>('task', 'task', 'task', 'task', 'other', null),
    externalId: mostly,
    title: mostly,
    prompt: mostly,
    responses: fc.oneof(
      { weight: 9, arbitrary: fc.array(response, { minLength: 1, maxLength: 3 }) },
      { weight: 1, arbitrary: odd },
    ),
    priority: fc.constant(1),
  },
  { requiredKeys: [] },
);

test('whatever the quick reading takes, the schema reads the same; what it leaves is the schema’s', () => {
  let taken = 0;
  fc.assert(
    fc.property(line, (value) => {
      const row = { line: 1, text: JSON.stringify(value), value: value as never, notices: [] };
      const quick = readPlainTask(row);
      if (quick === null) return;
      taken += 1;
      expect(readBySchema(row)).toEqual({ fragment: quick });
    }),
    { numRuns: 3000 },
  );
  expect(taken).toBeGreaterThan(30);
});
