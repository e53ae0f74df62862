import type { World } from './world.ts';

export const disagreeingExperts: World = {
  about: 'Two people judged the first three tasks; on the first they agree, then ever less',
  steps: [
    { as: 'expert', does: 'grade', verdicts: 'all-met', preference: -2, why: 'A derives it.' },
    { as: 'expert', does: 'grade', verdicts: 'every-other-met', preference: 1, why: 'B is short.' },
    { as: 'expert', does: 'grade', verdicts: 'all-met', preference: -3, why: 'A is complete.' },
    { as: 'lead', does: 'grade', verdicts: 'all-met', preference: -2, why: 'A, by its bridge.' },
    { as: 'lead', does: 'grade', verdicts: 'all-met', preference: 0, why: 'Both carry the point.' },
    { as: 'lead', does: 'grade', verdicts: 'none-met', preference: 3, why: 'A has no source.' },
  ],
};
