import { expect, test } from 'vitest';
import { madeSettings } from './made-settings.fixture.ts';
import { publishEffect } from './publish-effect.ts';

const why = { kind: 'text', name: 'Why', required: true, per: 'task' } as const;
const clear = { ...why, name: 'Clarity' } as const;

test('work under every version is counted, new and dropped questions are named', () => {
  const uses = [
    { version: 2, annotations: 10, openAssignments: 3 },
    { version: 1, annotations: 30, openAssignments: 1 },
  ];
  expect(
    publishEffect(
      madeSettings({ questions: [why], overlap: 2 }),
      madeSettings({ questions: [clear], overlap: 3, scoringRule: 'apex' }),
      uses,
    ),
  ).toEqual({
    openAssignments: 4,
    finished: 40,
    emptyOnFinished: ['Clarity'],
    keptUnasked: ['Why'],
    slots: 1,
    otherRule: true,
    otherOpinions: null,
  });
});
