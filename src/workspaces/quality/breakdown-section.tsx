import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { Suspense } from 'react';
import type { Quality } from '#contract/quality/get-quality.ts';
import { Block, LoadingBlocks } from '#ui/loading-blocks.tsx';
import { patientLazy } from '#ui/patient-lazy.ts';
import { Section } from '#ui/section.tsx';
import type { Dimension, Opened } from './use-quality-address.ts';

const BreakdownGrid = patientLazy(async () => ({
  default: (await import('./breakdown-grid.tsx')).BreakdownGrid,
}));

interface BreakdownSectionProps {
  readonly quality: Quality;
  readonly by: Dimension;
  readonly onBy: (by: Dimension) => void;
  readonly onOpen: (opened: Opened) => void;
}

/** The same figures by expert, by domain (a skill that tasks ask for) or by question. */
export function BreakdownSection({ quality, by, onBy, onOpen }: BreakdownSectionProps) {
  const rows = { expert: quality.byExpert, domain: quality.domains, question: quality.byQuestion }[
    by
  ];
  return (
    <Section
      title="Work and cost"
      note="accepted: neither waits for review nor came back; defects: the newest spot check"
    >
      <ToggleButtonGroup
        exclusive
        size="small"
        value={by}
        aria-label="By"
        onChange={(_, chosen: Dimension | null) => {
          if (chosen) onBy(chosen);
        }}
      >
        <ToggleButton value="expert">By expert</ToggleButton>
        <ToggleButton value="domain">By domain</ToggleButton>
        <ToggleButton value="question">By question</ToggleButton>
      </ToggleButtonGroup>
      {rows.length === 0 ? (
        <p>
          {by === 'domain'
            ? 'No task names a skill, so there are no domains to tell apart.'
            : 'Nothing was submitted that the filters let through.'}
        </p>
      ) : (
        <Suspense
          fallback={
            <LoadingBlocks what="Opening the table">
              <Block width="100%" height={28 + 30 * rows.length} />
            </LoadingBlocks>
          }
        >
          <BreakdownGrid
            rows={rows}
            head={{ expert: 'Expert', domain: 'Domain', question: 'Question' }[by]}
            onOpen={(row, opened) => onOpen({ ...opened, in: by, row: row.key })}
          />
        </Suspense>
      )}
    </Section>
  );
}
