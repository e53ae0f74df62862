import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { CircleDot, Scale, Timer, TriangleAlert, UserRound, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import type { ReviewFilter } from '#domain/review/review-filter.ts';
import type { ReviewFlag } from '#domain/review/review-flag.ts';
import { flagWords } from '#domain/review/review-words.ts';
import type { ReviewQueue, ReviewRow } from '#queries/reviews.ts';
import { formatNumber } from '#ui/format-number.ts';
import { Icon } from '#ui/icon.tsx';
import { relativeTime, workingTime } from '#ui/relative-time.ts';
import { Zone } from '#ui/zone.tsx';
import { QueueFilters } from './queue-filters.tsx';

interface ReviewQueueListProps {
  readonly projectId: string;
  readonly filter: ReviewFilter;
  readonly queue: ReviewQueue | null;
  readonly openId: string | null;
  readonly wantsBlind: boolean;
  readonly onWantBlind: (wants: boolean) => void;
  readonly onOpen: (id: string) => void;
  readonly onFilter: (filter: ReviewFilter) => void;
  readonly onAdjudicate: () => void;
}

/** The queue at the left: filters, saved views, and a line for each submission. */
export function ReviewQueueList(props: ReviewQueueListProps) {
  const { queue, openId } = props;
  // The times of a list are as old as the list.
  const [now] = useState(() => Date.now());
  return (
    <Zone
      name="Queue"
      f6
      head={
        <Head>
          <b>{props.filter.state === 'open' ? 'Needs review' : 'Submissions'}</b>
          <span>{queue ? formatNumber(queue.found) : ''}</span>
        </Head>
      }
    >
      <QueueFilters {...props} />
      <List>
        {(queue?.reviews ?? []).map((row) => (
          <li key={row.id}>
            <Row aria-current={row.id === openId || undefined} onClick={() => props.onOpen(row.id)}>
              <Line row={row} now={now} />
            </Row>
          </li>
        ))}
      </List>
    </Zone>
  );
}

function Line({ row, now }: { readonly row: ReviewRow; readonly now: number }) {
  return (
    <>
      <span data-title="">{row.taskTitle}</span>
      <span data-meta="">
        {row.expert.name}
        {'  '}
        {relativeTime(Date.parse(row.submittedAt), now)}
        {row.round > 1 && `  round ${row.round}`}
      </span>
      {row.state === 'disputed' && (
        <span data-flag="">
          <Icon of={Scale} size={13} />
          {row.mayDecide ? 'Disputed' : 'Disputed, another reviewer decides'}
        </span>
      )}
      {row.state === 'returned' && <span data-meta="">With the expert</span>}
      {row.state === 'accepted' && <span data-meta="">Accepted</span>}
      {row.flags.map((flag) => (
        <span key={flag} data-flag={flag === 'new-expert' || flag === 'no-evidence' ? 'quiet' : ''}>
          <Icon of={flagIcons[flag]} size={13} />
          {flagWords[flag]}
          {flag === 'too-fast' && `: ${workingTime(row.activeSeconds * 1000)}`}
        </span>
      ))}
    </>
  );
}

const flagIcons: Readonly<Record<ReviewFlag, LucideIcon>> = {
  contradiction: Scale,
  guard: TriangleAlert,
  'too-fast': Timer,
  'new-expert': UserRound,
  'low-agreement': TriangleAlert,
  'no-evidence': CircleDot,
};

const Head = styled('div')(({ theme }) => ({
  ...theme.typography.cell,
  display: 'flex',
  gap: 8,
  '& b': { fontWeight: 600 },
  '& span': { color: theme.vars.palette.text.disabled },
}));

const List = styled('ul')(({ theme }) => ({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& > li': { borderBottom: `1px solid ${theme.vars.palette.divider}` },
}));

const Row = styled(ButtonBase)(({ theme }) => ({
  ...theme.typography.cell,
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'flex-start',
  width: '100%',
  padding: '8px 12px 8px 13px',
  borderLeft: '3px solid transparent',
  textAlign: 'left',
  '&:hover': { backgroundColor: theme.vars.palette.action.hover },
  '&:focus-visible': { outlineOffset: -2 },
  '&[aria-current]': {
    borderLeftColor: theme.vars.palette.primary.main,
    backgroundColor: theme.vars.palette.background.paper,
  },
  '& [data-title]': { fontWeight: 500, overflowWrap: 'anywhere' },
  '& [data-meta]': {
    ...theme.typography.meta,
    whiteSpace: 'pre-wrap',
    color: theme.vars.palette.text.secondary,
  },
  '& [data-flag]': {
    ...theme.typography.meta,
    display: 'flex',
    alignItems: 'center',
    gap: 5,
    color: theme.vars.palette.warning.main,
  },
  '& [data-flag="quiet"]': { color: theme.vars.palette.text.secondary },
}));
