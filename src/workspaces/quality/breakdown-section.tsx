import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { Suspense } from 'react';
import type { Quality } from '#contract/quality/get-quality.ts';
import { useNavigate, useSearch } from '#ui/address.ts';
import { Block, LoadingBlocks } from '#ui/loading-blocks.tsx';
import { patientLazy } from '#ui/patient-lazy.ts';
import type { ItemState } from './breakdown-grid.tsx';
import { Section } from '#ui/section.tsx';

const BreakdownGrid = patientLazy(async () => ({
  default: (await import('./breakdown-grid.tsx')).BreakdownGrid,
}));

interface BreakdownSectionProps {
  readonly quality: Quality;
  readonly slug: string;
}

/** The same figures by domain (a skill that tasks ask for) or by expert. */
export function BreakdownSection({ quality, slug }: BreakdownSectionProps) {
  const search = useSearch();
  const navigate = useNavigate();
  const by = search['by'] === 'domain' ? 'domain' : 'expert';
  const rows = by === 'domain' ? quality.domains : quality.byExpert;
  const open = (key: string, state: ItemState) =>
    navigate(
      `/p/${slug}/review?${new URLSearchParams({
        state,
        ...(by === 'domain' ? { skill: key } : { expert: key }),
      })}`,
    );
  return (
    <Section title="Work and cost" note="accepted: neither waits for review nor came back">
      <ToggleButtonGroup
        exclusive
        size="small"
        value={by}
        aria-label="By"
        data-screen-only=""
        onChange={(_, chosen: string | null) => {
          if (chosen) navigate({ ...search, by: chosen }, { replace: true });
        }}
      >
        <ToggleButton value="expert">By expert</ToggleButton>
        <ToggleButton value="domain">By domain</ToggleButton>
      </ToggleButtonGroup>
      {rows.length === 0 ? (
        <p>No task names a skill, so there are no domains to tell apart.</p>
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
            head={by === 'domain' ? 'Domain' : 'Expert'}
            withAgreement={by === 'domain'}
            onOpen={open}
          />
        </Suspense>
      )}
    </Section>
  );
}
