import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { Quality } from '#contract/quality/get-quality.ts';
import type { Disagreement } from '#contract/quality/list-disagreements.ts';
import type { QualityFilter } from '#domain/quality/quality-filter.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { disagreementsQuery } from '#queries/quality.ts';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { formatNumber } from '#ui/format-number.ts';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { scopeInWords } from './scope-in-words.ts';

interface DisagreementDialogProps {
  readonly projectId: string;
  readonly subject: { readonly key: string; readonly name: string };
  readonly filter: QualityFilter;
  readonly choices: Quality['choices'];
  readonly onClose: () => void;
}

const columns: readonly DataColumn<Disagreement>[] = [
  { id: 'task', head: 'Task', cell: (item) => item.taskTitle, namesRow: true },
  { id: 'place', head: 'Where', cell: (item) => item.place },
  {
    id: 'answers',
    head: 'Answers',
    cell: (item) => item.answers.map((each) => `${each.name}: ${each.value}`).join(' · '),
  },
];

/** The items behind one figure: where the experts differ, most different first. */
export function DisagreementDialog(props: DisagreementDialogProps) {
  const { projectId, subject, filter, choices, onClose } = props;
  const titleId = useId();
  const found = useQuery(
    disagreementsQuery(useBackend(), projectId, { ...filter, subject: subject.key }),
  );
  return (
    <Dialog open onClose={onClose} maxWidth="md" fullWidth aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{subject.name}: where experts differ</DialogTitle>
      <DialogContent>
        {found.error && <p>{found.error.message}</p>}
        {!found.data && !found.error && <LoadingBlocks what="Looking for differences" />}
        {found.data && (
          <>
            <p>
              {formatNumber(found.data.divided)} of {formatNumber(found.data.units)} places that two
              or more experts judged{scopeInWords(filter, choices)}.
              {found.data.items.length < found.data.divided &&
                ` The ${formatNumber(found.data.items.length)} most divided are listed.`}
            </p>
            <DataTable
              name="Differences"
              columns={columns}
              rows={found.data.items}
              rowKey={(item) => `${item.taskId}/${item.place}`}
              empty="Nobody differs."
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
