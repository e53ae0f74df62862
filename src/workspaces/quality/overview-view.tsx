import { styled } from '@mui/material/styles';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useBackend } from '#queries/backend-context.tsx';
import { qualityQuery } from '#queries/quality.ts';
import { useNavigate, useSearch } from '#ui/address.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { Icon } from '#ui/icon.tsx';
import { Block, LoadingBlocks } from '#ui/loading-blocks.tsx';
import { clockTime } from '#ui/relative-time.ts';
import { usePrint } from '#ui/use-print.ts';
import { Printer } from 'lucide-react';
import { AgreementTable } from './agreement-table.tsx';
import { AlertList } from './alert-list.tsx';
import { BreakdownSection } from './breakdown-section.tsx';
import { DefectSummary } from './defect-summary.tsx';
import { DisagreementDialog } from './disagreement-dialog.tsx';
import { ExpertTable } from './expert-table.tsx';
import { QualityFigures } from './quality-figures.tsx';
import { ProgressPlot } from './progress-plot.tsx';

interface OverviewViewProps {
  readonly projectId: string;
  readonly slug: string;
}

/** What a lead can say of the data: progress, agreement, experts and alerts, with intervals. */
export function OverviewView({ projectId, slug }: OverviewViewProps) {
  const print = usePrint();
  const found = useQuery(qualityQuery(useBackend(), projectId));
  const search: { subject?: string } = useSearch();
  const navigate = useNavigate();
  const show = (subject: string | undefined) => navigate({ subject });

  if (found.error) {
    return (
      <ErrorState
        heading="The figures could not be computed"
        safe="Nothing was changed; every annotation is where it was."
        failed={found.error.message}
        actions={<Button onClick={() => void found.refetch()}>Try again</Button>}
        code={found.error.message}
      />
    );
  }
  if (!found.data) {
    return (
      <LoadingBlocks what="Computing the figures">
        <Block width="60%" height={56} />
        <Block width="90%" height={320} />
      </LoadingBlocks>
    );
  }
  const quality = found.data;
  const subject = quality.agreement.find((row) => row.key === search.subject);
  return (
    <>
      <Page>
        <QualityFigures projectId={projectId} quality={quality} slug={slug} />
        <Computed>
          Computed {clockTime(Date.parse(quality.computedAt), false)}
          <Button
            variant="text"
            data-screen-only=""
            onClick={() => void found.refetch()}
            loading={found.isFetching}
          >
            Compute again
          </Button>
          <Button
            variant="text"
            data-screen-only=""
            startIcon={<Icon of={Printer} size={14} />}
            onClick={print}
          >
            Print as a report
          </Button>
        </Computed>
        {quality.experts.length === 0 ? (
          <EmptyState heading="Nothing has been submitted yet">
            Agreement, experts and alerts appear here with the first annotations. Agreement needs
            two experts on the same task: see overlap in Settings.
          </EmptyState>
        ) : (
          <Columns>
            <div>
              <DefectSummary projectId={projectId} />
              <AgreementTable
                rows={quality.agreement}
                basis={quality.agreementBasis}
                onOpen={show}
              />
              <ProgressPlot quality={quality} />
            </div>
            <div>
              <ExpertTable experts={quality.experts} alerts={quality.alerts} />
              <BreakdownSection quality={quality} slug={slug} />
              <AlertList alerts={quality.alerts} />
            </div>
          </Columns>
        )}
      </Page>
      {subject && (
        <DisagreementDialog
          projectId={projectId}
          subject={subject}
          onClose={() => show(undefined)}
        />
      )}
    </>
  );
}

const Page = styled('div')(({ theme }) => ({
  height: '100%',
  overflow: 'auto',
  '@media print': { height: 'auto', overflow: 'visible', backgroundColor: 'transparent' },
  backgroundColor: theme.vars.palette.surface.side,
}));

const Columns = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
  '& > div + div': { borderLeft: `1px solid ${theme.vars.palette.divider}` },
  // A part of the report is not cut in two where it fits on a page.
  '@media print': { display: 'block', '& section': { breakInside: 'avoid' } },
  '@media (max-width: 1199px)': {
    gridTemplateColumns: 'minmax(0, 1fr)',
    '& > div + div': { borderLeft: 0 },
  },
}));

const Computed = styled('div')(({ theme }) => ({
  ...theme.typography.meta,
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'flex-end',
  gap: 8,
  padding: '2px 16px',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  color: theme.vars.palette.text.disabled,
  whiteSpace: 'nowrap',
}));
