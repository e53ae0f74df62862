import type { ProjectFile } from '#domain/project/project-settings.ts';
import type { SampleTask } from './sample-task.ts';
import { brennickCostProgramme } from './tasks/brennick-cost-programme.ts';
import { embeddedInsuranceEntry } from './tasks/embedded-insurance-entry.ts';
import { filingAgent } from './tasks/filing-agent.ts';
import { haldenCovenant } from './tasks/halden-covenant.ts';
import { kestrelLbo } from './tasks/kestrel-lbo.ts';
import { ledgerlyDiligence } from './tasks/ledgerly-diligence.ts';
import { marloweEarningsNote } from './tasks/marlowe-earnings-note.ts';
import { northwickValuation } from './tasks/northwick-valuation.ts';
import { orvaneMerger } from './tasks/orvane-merger.ts';
import { priceVolumeMix } from './tasks/price-volume-mix.ts';
import { solarDebtSizing } from './tasks/solar-debt-sizing.ts';
import { terminalValue } from './tasks/terminal-value.ts';
import { vanChargingMarket } from './tasks/van-charging-market.ts';
import { workingCapitalPeg } from './tasks/working-capital-peg.ts';

/** In the order in which a new expert meets them. All companies are made up. */
export const sampleTasks: readonly SampleTask[] = [
  northwickValuation,
  haldenCovenant,
  vanChargingMarket,
  terminalValue,
  brennickCostProgramme,
  ledgerlyDiligence,
  marloweEarningsNote,
  filingAgent,
  kestrelLbo,
  workingCapitalPeg,
  orvaneMerger,
  priceVolumeMix,
  solarDebtSizing,
  embeddedInsuranceEntry,
];

export const sampleProject: ProjectFile = {
  slug: 'sample',
  name: 'Sample · Finance and consulting',
  instructions: `# What we ask

You are the senior reader. Judge each response as if **a client had paid for it**: first the rubric, then the preference, then say why.

## Before you start

- Read the prompt and its documents. All companies are made up, so there is nothing to look up.
- Recompute at least one figure yourself in every response.
- A response without a source is not wrong for that alone.

## The rubric

- *Met* and *Not met* are literal. For a fault, *Met* means that the fault is there.
- *Not applicable* is for criteria that this response cannot meet or miss, not for doubt.
- Two right ways to the same result are both right.

## The rewrite

Rewrite a response where you can make it good in ten minutes. Keep its structure; mend what the rubric says it missed.`,
  questions: [
    { kind: 'comparison', name: 'Preference', required: true },
    {
      kind: 'text',
      name: 'Justification',
      required: true,
      per: 'task',
      placeholder: 'What would you tell the client about each?',
    },
  ],
  scoringRule: 'prbench-normalised',
  review: { policy: { kind: 'all' }, blindFirst: false },
  overlap: 2,
  anotherOpinion: null,
  skillsRequired: false,
  lease: { currentMinutes: 90, nextMinutes: 10 },
  shuffle: true,
  skip: {
    perDay: 10,
    reasons: [
      'Outside my field',
      'Conflict of interest',
      'Prompt cannot be understood',
      'Material is missing',
      'Other',
    ],
  },
  rubric: null,
  rubricProposals: true,
  lintOff: [],
  confidentialWords: ['Project Anvil', 'Meridian'],
};
