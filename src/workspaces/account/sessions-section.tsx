import Button from '@mui/material/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { revokeSessionMutation, type OwnSession } from '#queries/account.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { clockTime, shortDate } from '#ui/relative-time.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { deviceWords } from './device-words.ts';

/** Where the account is signed in; an ended session stops with its next request. */
export function SessionsSection({ sessions }: { readonly sessions: readonly OwnSession[] }) {
  const revoke = useMutation(revokeSessionMutation(useBackend(), useQueryClient()));
  const [now] = useState(() => Date.now());
  const columns: readonly DataColumn<OwnSession>[] = [
    {
      id: 'device',
      head: 'Where',
      namesRow: true,
      cell: ({ device, isThis }) => `${deviceWords(device)}${isThis ? ' (this one)' : ''}`,
    },
    {
      id: 'since',
      head: 'Since',
      cell: ({ since }) =>
        `${shortDate(Date.parse(since), now)}, ${clockTime(Date.parse(since), false)}`,
    },
    { id: 'ends', head: 'Ends', cell: ({ expiresAt }) => shortDate(Date.parse(expiresAt), now) },
    {
      id: 'do',
      head: <VisuallyHidden>Actions</VisuallyHidden>,
      numeric: true,
      cell: ({ id, device, isThis, since }) =>
        isThis ? null : (
          <Button
            size="small"
            aria-label={`End ${deviceWords(device)}, ${shortDate(Date.parse(since), now)}`}
            onClick={() => revoke.mutate(id)}
          >
            End
          </Button>
        ),
    },
  ];
  return (
    <section aria-label="Sessions">
      <h2>Sessions</h2>
      <p>
        Where you are signed in. A session that you do not know: end it and change the password.
      </p>
      <DataTable name="Sessions" columns={columns} rows={sessions} rowKey={({ id }) => id} />
      <div role="alert" data-fault="">
        {revoke.error?.message}
      </div>
    </section>
  );
}
