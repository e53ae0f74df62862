import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { QualityFilter } from '#domain/quality/quality-filter.ts';
import { useBackend } from '#queries/backend-context.tsx';
import {
  qualityItemsQuery,
  type AskedItems,
  type QualityFigure,
  type QualityItem,
} from '#queries/quality.ts';
import { useNavigate } from '#ui/address.ts';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { formatCount, formatNumber } from '#ui/format-number.ts';
import { LinkButton } from '#ui/link-button.tsx';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { moneysText, timeText } from '#ui/pay-statement/pay-text.ts';
import { shortDate } from '#ui/relative-time.ts';
import { scopeInWords } from './scope-in-words.ts';
import type { Quality } from '#contract/quality/get-quality.ts';

interface ItemsDialogProps {
  readonly projectId: string;
  readonly slug: string;
  readonly of: QualityFigure;
  readonly alert: AskedItems['alert'];
  readonly filter: QualityFilter;
  readonly choices: Quality['choices'];
  readonly onClose: () => void;
}

const titles: Record<QualityFigure, string> = {
  items: 'Submitted items',
  accepted: 'Accepted items',
  returned: 'Items that came back',
  disputed: 'Items whose return was disputed',
  upheld: 'Disputes that the expert won',
  time: 'Active time, the longest first',
  cost: 'Work that was paid, the dearest first',
  defects: 'Regraded items, the defective ones first',
  gold: 'Hidden gold, the wrong answers first',
  compared: 'Items that somebody else judged too',
  alert: 'Items behind the alert, the clearest first',
};

const states: Record<NonNullable<QualityItem['state']>, string> = {
  unasked: 'Accepted, no review asked for',
  waiting: 'Waits for a review',
  returned: 'With the expert',
  disputed: 'Disputed',
  accepted: 'Accepted',
};

/** The items behind one figure, each a link to its place in Review. */
export function ItemsDialog(props: ItemsDialogProps) {
  const { projectId, slug, of, alert, filter, choices, onClose } = props;
  const titleId = useId();
  const navigate = useNavigate();
  const found = useQuery(
    qualityItemsQuery(useBackend(), projectId, { ...filter, of, ...(alert && { alert }) }),
  );
  const columns: readonly DataColumn<QualityItem>[] = [
    {
      id: 'task',
      head: 'Task',
      namesRow: true,
      width: '34%',
      cell: ({ taskTitle, reviewId }) =>
        reviewId === null ? (
          taskTitle
        ) : (
          <LinkButton
            type="button"
            onClick={() =>
              navigate(
                `/p/${slug}/review?${new URLSearchParams({ state: 'all', review: reviewId })}`,
              )
            }
          >
            {taskTitle}
          </LinkButton>
        ),
    },
    { id: 'person', head: of === 'cost' ? 'Person' : 'Expert', cell: ({ person }) => person.name },
    {
      id: 'day',
      head: of === 'cost' ? 'Worked' : 'Submitted',
      cell: ({ day }) => shortDate(Date.parse(day), Date.now()),
    },
    {
      id: 'state',
      head: 'State',
      cell: ({ state, says }) => says || (state === null ? '' : states[state]),
    },
    {
      id: 'time',
      head: 'Active',
      numeric: true,
      cell: ({ seconds }) => (seconds === null ? 'not recorded' : timeText(seconds)),
    },
    { id: 'cost', head: 'Cost', numeric: true, cell: ({ cost }) => moneysText(cost) },
  ];
  return (
    <Dialog open onClose={onClose} maxWidth="lg" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{titles[of]}</DialogTitle>
      <DialogContent tabIndex={0}>
        {found.error && <p>{found.error.message}</p>}
        {!found.data && !found.error && <LoadingBlocks what="Looking for the items" />}
        {found.data && (
          <>
            <p>
              {formatCount(found.data.found, of === 'cost' ? 'line' : 'item')}
              {scopeInWords(filter, choices)}
              {found.data.found > found.data.items.length &&
                `; the first ${formatNumber(found.data.items.length)} are listed`}
              .
            </p>
            <DataTable
              name="Items"
              columns={columns}
              rows={found.data.items}
              rowKey={({ key }) => key}
              empty="There are none."
            />
          </>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
