import type { SamplePersona } from '#contract/session/session.ts';

/** The accounts behind the one-click buttons; they have no password. */
export const sampleAccounts: Readonly<Record<SamplePersona, { email: string; name: string }>> = {
  expert: { email: 'expert@sample.example', name: 'Sample expert' },
  reviewer: { email: 'reviewer@sample.example', name: 'Sample reviewer' },
  lead: { email: 'lead@sample.example', name: 'Sample lead' },
  lab: { email: 'lab@sample.example', name: 'Sample lab engineer' },
};
