import type { World } from './world.ts';

export const changedSettings: World = {
  about: 'One answer under v1 and one task in work, then v2 asks for clarity as well',
  steps: [
    {
      as: 'expert',
      does: 'grade',
      verdicts: 'every-other-met',
      preference: -1,
      why: 'A is exact.',
    },
    { as: 'expert', does: 'begin', why: 'Not finished when v2 came.' },
    {
      as: 'lead',
      does: 'publish',
      changes: {
        questions: [
          { kind: 'comparison', name: 'Preference', required: true },
          {
            kind: 'rating',
            name: 'Clarity',
            required: true,
            steps: ['needs rewriting', '', '', '', 'could go out today'],
            per: 'response',
          },
          { kind: 'text', name: 'Justification', required: true, per: 'task' },
        ],
      },
    },
  ],
};
