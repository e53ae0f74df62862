import { styled } from '@mui/material/styles';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import type { Quality } from '#contract/quality/get-quality.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { qualityQuery } from '#queries/quality.ts';
import { useNavigate } from '#ui/address.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { Icon } from '#ui/icon.tsx';
import { clockTime } from '#ui/relative-time.ts';
import { AgreementTable } from './agreement-table.tsx';
import { AlertList } from './alert-list.tsx';
import { BreakdownSection } from './breakdown-section.tsx';
import { ComputedView } from './computed-view.tsx';
import { DefectSummary } from './defect-summary.tsx';
import { DisagreementDialog } from './disagreement-dialog.tsx';
import { ExpertTable } from './expert-table.tsx';
import { ItemsDialog } from './items-dialog.tsx';
import { ProgressPlot } from './progress-plot.tsx';
import { QualityFigures } from './quality-figures.tsx';
import { QualityFilters } from './quality-filters.tsx';
import { useQualityAddress, type QualityAddress } from './use-quality-address.ts';

interface OverviewViewProps {
  readonly projectId: string;
  readonly slug: string;
}

/** What a lead can say of the data: progress, agreement, experts and alerts, with intervals. */
export function OverviewView({ projectId, slug }: OverviewViewProps) {
  const address = useQualityAddress();
  const navigate = useNavigate();
  const found = useQuery(qualityQuery(useBackend(), projectId, address.filter));
  return (
    <ComputedView found={found} what="the figures">
      {(quality) => (
        <>
          <Page>
            <Bar>
              <QualityFilters
                filter={address.filter}
                choices={quality.choices}
                onChange={address.setFilter}
              />
              <span>Computed {clockTime(Date.parse(quality.computedAt), false)}</span>
              <Button
                variant="text"
                onClick={() => void found.refetch()}
                loading={found.isFetching}
              >
                Compute again
              </Button>
              <Button
                startIcon={<Icon of={Printer} size={14} />}
                onClick={() => navigate({ view: 'report', ...address.filterSearch })}
              >
                Report
              </Button>
            </Bar>
            <QualityFigures quality={quality} slug={slug} onOpen={address.open} />
            <Figures projectId={projectId} quality={quality} address={address} />
          </Page>
          <Opened projectId={projectId} slug={slug} quality={quality} address={address} />
        </>
      )}
    </ComputedView>
  );
}

interface PartProps {
  readonly projectId: string;
  readonly quality: Quality;
  readonly address: QualityAddress;
}

function Figures({ projectId, quality, address }: PartProps) {
  if (quality.experts.length === 0) {
    const isFiltered = Object.keys(address.filter).length > 0;
    return isFiltered ? (
      <EmptyState heading="Nothing was submitted that the filters let through">
        Clear a filter, or choose another period.
      </EmptyState>
    ) : (
      <EmptyState heading="Nothing has been submitted yet">
        Agreement, experts and alerts appear here with the first annotations. Agreement needs two
        experts on the same task: see overlap in Settings.
      </EmptyState>
    );
  }
  const { reliabilityOn } = quality;
  return (
    <>
      <Columns>
        <div>
          <DefectSummary projectId={projectId} />
          <AgreementTable
            rows={quality.agreement}
            basis={quality.agreementBasis}
            onOpen={(subject) => address.open({ subject })}
          />
        </div>
        <div>
          <ExpertTable
            experts={quality.experts}
            alerts={quality.alerts}
            on={reliabilityOn.key === 'verdicts' ? 'verdicts' : reliabilityOn.name}
            onOpen={address.open}
          />
          <AlertList alerts={quality.alerts} onOpen={address.open} />
          <ProgressPlot quality={quality} />
        </div>
      </Columns>
      <BreakdownSection
        quality={quality}
        by={address.by}
        onBy={address.setBy}
        onOpen={address.open}
      />
    </>
  );
}

/** What stands behind the figure that was opened; it is in the address, so it can be linked. */
function Opened({ projectId, slug, quality, address }: PartProps & { readonly slug: string }) {
  const { opened, narrowed, close } = address;
  const { choices } = quality;
  const subject = [...quality.agreement, ...choices.questions].find(
    ({ key }) => key === opened.subject,
  );
  if (subject) {
    return (
      <DisagreementDialog
        projectId={projectId}
        subject={subject}
        filter={narrowed}
        choices={choices}
        onClose={close}
      />
    );
  }
  if (!opened.of) return null;
  return (
    <ItemsDialog
      projectId={projectId}
      slug={slug}
      of={opened.of}
      alert={opened.alert}
      filter={narrowed}
      choices={choices}
      onClose={close}
    />
  );
}

const Page = styled('div')(({ theme }) => ({
  height: '100%',
  overflow: 'auto',
  backgroundColor: theme.vars.palette.surface.side,
}));

const Columns = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& > div + div': { borderLeft: `1px solid ${theme.vars.palette.divider}` },
  '@media (max-width: 1199px)': {
    gridTemplateColumns: 'minmax(0, 1fr)',
    '& > div + div': { borderLeft: 0 },
  },
}));

const Bar = styled('div')(({ theme }) => ({
  ...theme.typography.meta,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 8,
  padding: '6px 16px',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  color: theme.vars.palette.text.disabled,
  whiteSpace: 'nowrap',
  '& > span': { marginLeft: 'auto' },
  '@media (max-width: 1199px)': {
    gap: 4,
    '& > span': { display: 'none' },
    '& > button:first-of-type': { marginLeft: 'auto' },
  },
}));
