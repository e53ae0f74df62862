import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useBackend } from '#queries/backend-context.tsx';
import { spotChecksQuery, type SpotCheck } from '#queries/spot-checks.ts';
import { useNavigate, useSearch } from '#ui/address.ts';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { formatNumber } from '#ui/format-number.ts';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { OpensItems } from '#ui/opens-items.tsx';
import { CheckDetail } from './check-detail.tsx';
import { percent, verdictWords } from './check-words.ts';
import { ClaimDialog } from './claim-dialog.tsx';
import { Section } from '#ui/section.tsx';

/** Claims about the accepted items, how each was tested, and what came of it. */
export function SpotCheckView({ projectId }: { readonly projectId: string }) {
  const found = useQuery(spotChecksQuery(useBackend(), projectId));
  const search: { check?: string } = useSearch();
  const navigate = useNavigate();
  const [stating, setStating] = useState(false);
  const show = (check?: string) => navigate({ view: 'checks', ...(check && { check }) });
  if (found.error) {
    return (
      <ErrorState
        heading="The spot checks could not be read"
        safe="Every claim and every regrade is where it was."
        failed={found.error.message}
        actions={<Button onClick={() => void found.refetch()}>Try again</Button>}
        code={found.error.message}
      />
    );
  }
  if (!found.data) return <LoadingBlocks what="Reading the spot checks" />;
  const { checks } = found.data;
  const shown = checks.find(({ id }) => id === search.check) ?? checks[0];
  const columns: DataColumn<SpotCheck>[] = [
    {
      id: 'n',
      head: 'Check',
      namesRow: true,
      cell: (check) => (
        <OpensItems as="button" onClick={() => show(check.id)}>
          {check.n}
        </OpensItems>
      ),
    },
    { id: 'claim', head: 'Claim', cell: (check) => check.claimInWords, width: '46%' },
    { id: 'verdict', head: 'Verdict', cell: (check) => verdictWords[check.report.verdict] },
    {
      id: 'done',
      head: 'Regraded',
      numeric: true,
      cell: ({ report }) => `${formatNumber(report.regraded)} of ${formatNumber(report.drawn)}`,
    },
    {
      id: 'bad',
      head: 'Defects',
      numeric: true,
      cell: ({ report }) => formatNumber(report.defects),
    },
    {
      id: 'upper',
      head: 'At most',
      numeric: true,
      cell: ({ report }) => (report.upper === null ? '–' : percent(report.upper)),
    },
  ];
  return (
    <Page>
      {shown ? (
        <CheckDetail
          key={shown.id}
          projectId={projectId}
          check={shown}
          onState={() => setStating(true)}
          onRegrade={() => navigate({ view: 'regrade' })}
        />
      ) : (
        <EmptyState
          heading="No claim was made yet"
          actions={
            <Button variant="contained" size="large" onClick={() => setStating(true)}>
              State a claim
            </Button>
          }
        >
          Say how few of the accepted items are defective and how sure you want to be. Touchstone
          says how many to regrade, draws them, and hides what was answered until the regrade is in.
        </EmptyState>
      )}
      {checks.length > 0 && (
        <Section
          title="All spot checks"
          note="none is ever removed; all of them go into a delivery"
        >
          <DataTable
            name="Spot checks"
            columns={columns}
            rows={checks}
            rowKey={({ id }) => id}
            selectedKey={shown?.id ?? null}
          />
        </Section>
      )}
      {stating && (
        <ClaimDialog
          projectId={projectId}
          onClose={() => setStating(false)}
          onMade={(id) => {
            setStating(false);
            show(id);
          }}
        />
      )}
    </Page>
  );
}

const Page = styled('div')(({ theme }) => ({
  height: '100%',
  overflow: 'auto',
  backgroundColor: theme.vars.palette.surface.side,
}));
