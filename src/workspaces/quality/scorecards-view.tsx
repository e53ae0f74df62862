import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useBackend } from '#queries/backend-context.tsx';
import { scorecardsQuery, type NamedScorecard } from '#queries/scorecards.ts';
import { useNavigate, useSearch } from '#ui/address.ts';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { formatNumber } from '#ui/format-number.ts';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { OpensItems } from '#ui/opens-items.tsx';
import { ExpertSection } from '#ui/scorecard/expert-section.tsx';
import { ReviewerSection } from '#ui/scorecard/reviewer-section.tsx';
import { Section } from '#ui/section.tsx';

/** Everybody’s scorecard, the same that they see of themselves. */
export function ScorecardsView({ projectId }: { readonly projectId: string }) {
  const found = useQuery(scorecardsQuery(useBackend(), projectId));
  const search: { person?: string } = useSearch();
  const navigate = useNavigate();
  if (found.error) {
    return (
      <ErrorState
        heading="The scorecards could not be computed"
        safe="Nothing was changed; every annotation is where it was."
        failed={found.error.message}
        actions={<Button onClick={() => void found.refetch()}>Try again</Button>}
        code={found.error.message}
      />
    );
  }
  if (!found.data) return <LoadingBlocks what="Computing the scorecards" />;
  const { people } = found.data;
  const shown = people.find(({ accountId }) => accountId === search.person) ?? people[0];
  if (!shown) {
    return (
      <EmptyState heading="Nobody has a scorecard yet">
        Scorecards appear with the first submission and the first review.
      </EmptyState>
    );
  }
  const columns: DataColumn<NamedScorecard>[] = [
    {
      id: 'name',
      head: 'Person',
      namesRow: true,
      cell: (person) => (
        <OpensItems
          as="button"
          onClick={() => navigate({ view: 'scorecards', person: person.accountId })}
        >
          {person.name}
        </OpensItems>
      ),
    },
    ...figures,
  ];
  return (
    <Page>
      <Section title="Scorecards" note="each person sees their own, with the same figures">
        <DataTable
          name="Scorecards"
          columns={columns}
          rows={people}
          rowKey={({ accountId }) => accountId}
          selectedKey={shown.accountId}
        />
      </Section>
      <h2>{shown.name}</h2>
      {shown.asExpert && <ExpertSection card={shown.asExpert} />}
      {shown.asReviewer && <ReviewerSection card={shown.asReviewer} />}
    </Page>
  );
}

const figures: readonly DataColumn<NamedScorecard>[] = [
  number('submitted', 'Submitted', ({ asExpert }) => asExpert?.submitted),
  number('accepted', 'Accepted', ({ asExpert }) => asExpert?.accepted),
  number('returned', 'Returned', ({ asExpert }) => asExpert?.returned),
  number('alerts', 'Alerts', ({ asExpert }) => asExpert?.alerts.length),
  number('decisions', 'Reviews', ({ asReviewer }) => asReviewer?.decisions),
  number('overturned', 'Overturned', ({ asReviewer }) => asReviewer?.overturned?.count),
];

function number(
  id: string,
  head: string,
  of: (person: NamedScorecard) => number | undefined,
): DataColumn<NamedScorecard> {
  const cell = (person: NamedScorecard) => {
    const value = of(person);
    return value === undefined ? '–' : formatNumber(value);
  };
  return { id, head, numeric: true, cell };
}

const Page = styled('div')(({ theme }) => ({
  height: '100%',
  overflow: 'auto',
  backgroundColor: theme.vars.palette.surface.side,
  '& > h2': { ...theme.typography.h2, margin: 0, padding: '16px 16px 4px' },
}));
