import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import OutlinedInput from '@mui/material/OutlinedInput';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { useBackend } from '#queries/backend-context.tsx';
import { tasksQuery } from '#queries/data-tasks.ts';
import { DataTable } from '#ui/data-table.tsx';
import { Field } from '#ui/field.tsx';
import { formatNumber } from '#ui/format-number.ts';
import { OpensItems } from '#ui/opens-items.tsx';

interface PickTaskDialogProps {
  readonly projectId: string;
  readonly onPick: (taskId: string) => void;
  readonly onClose: () => void;
}

/** Which task is to be gold: one that was graded already, or one that is graded there. */
export function PickTaskDialog({ projectId, onPick, onClose }: PickTaskDialogProps) {
  const [written, setWritten] = useState('');
  const search = useDeferredValue(written.trim());
  const found = useInfiniteQuery({
    ...tasksQuery(useBackend(), projectId, search === '' ? {} : { search }),
    placeholderData: keepPreviousData,
  });
  const tasks = found.data?.pages.flatMap((page) => page.tasks) ?? [];
  const id = useId();
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>Which task is to be gold?</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, alignContent: 'start', minHeight: 360 }}>
        <Field label="Title or id contains">
          {(control) => (
            <OutlinedInput
              autoFocus
              inputProps={control}
              value={written}
              onChange={(event) => setWritten(event.target.value)}
            />
          )}
        </Field>
        <DataTable
          name="Tasks"
          columns={[
            {
              id: 'title',
              head: 'Task',
              namesRow: true,
              cell: (task) => (
                <OpensItems as="button" onClick={() => onPick(task.id)}>
                  {task.title}
                </OpensItems>
              ),
            },
            {
              id: 'annotations',
              head: 'Annotations',
              numeric: true,
              cell: (task) => formatNumber(task.annotations),
            },
          ]}
          rows={tasks}
          rowKey={(task) => task.id}
          empty={found.isPending ? '' : (found.error?.message ?? 'No task is called that.')}
        />
      </DialogContent>
      <DialogActions>
        {found.hasNextPage && (
          <Button
            variant="text"
            loading={found.isFetchingNextPage}
            onClick={() => void found.fetchNextPage()}
          >
            More tasks
          </Button>
        )}
        <Button size="large" onClick={onClose}>
          Cancel
        </Button>
      </DialogActions>
    </Dialog>
  );
}
