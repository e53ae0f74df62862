import Button from '@mui/material/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useBackend } from '#queries/backend-context.tsx';
import { withdrawGoldMutation, type GoldItem } from '#queries/gold.ts';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { formatNumber } from '#ui/format-number.ts';
import { OpensItems } from '#ui/opens-items.tsx';

interface GoldItemsProps {
  readonly projectId: string;
  readonly items: readonly GoldItem[];
  readonly onOpen: (taskId: string) => void;
}

/** The items with what their keys answer and how often that was met. */
export function GoldItems({ projectId, items, onOpen }: GoldItemsProps) {
  const withdraw = useMutation(withdrawGoldMutation(useBackend(), useQueryClient(), projectId));
  const [asked, setAsked] = useState<GoldItem | null>(null);
  const columns: DataColumn<GoldItem>[] = [
    {
      id: 'task',
      head: 'Task',
      namesRow: true,
      cell: (item) => (
        <OpensItems as="button" onClick={() => onOpen(item.taskId)}>
          {item.taskTitle}
        </OpensItems>
      ),
    },
    {
      id: 'use',
      head: 'Use',
      cell: (item) =>
        item.withdrawnAt !== null ? 'withdrawn' : item.use === 'hidden' ? 'hidden' : 'onboarding',
    },
    { id: 'parts', head: 'Compared on', cell: (item) => item.parts.join(', ') },
    { id: 'reason', head: 'Reason', cell: (item) => item.reason, width: '30%' },
    {
      id: 'right',
      head: 'As expected',
      numeric: true,
      cell: (item) => `${formatNumber(item.right)} of ${formatNumber(item.answered)}`,
    },
    {
      id: 'withdraw',
      head: 'Withdraw',
      cell: (item) =>
        item.withdrawnAt === null && (
          <Button
            variant="text"
            aria-label={`Withdraw ${item.taskTitle}`}
            onClick={() => setAsked(item)}
          >
            Withdraw…
          </Button>
        ),
    },
  ];
  return (
    <>
      <DataTable
        name="Gold items"
        columns={columns}
        rows={items}
        rowKey={({ taskId }) => taskId}
        rowHeight={36}
      />
      {asked && (
        <ConfirmDialog
          title={`Withdraw “${asked.taskTitle}”?`}
          confirm="Withdraw"
          cancel="Keep it"
          onCancel={() => setAsked(null)}
          onConfirm={() => {
            withdraw.mutate(asked.taskId);
            setAsked(null);
          }}
        >
          Its results count no longer, for anybody, and the task goes back into the queue as
          ordinary work. Whether somebody passed the onboarding stays as it was decided.
        </ConfirmDialog>
      )}
      <div role="alert">{withdraw.error?.message}</div>
    </>
  );
}
