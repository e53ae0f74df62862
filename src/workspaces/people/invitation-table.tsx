import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useBackend } from '#queries/backend-context.tsx';
import type { Invitation } from '#queries/people.ts';
import { renewInvitationMutation } from '#queries/renew-invitation.ts';
import { withdrawInvitationMutation } from '#queries/withdraw-invitation.ts';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { relativeTime, shortDate } from '#ui/relative-time.ts';
import { SecretDialog } from '#ui/secret-dialog.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { handedOver, linkTo } from './link-to.ts';
import { roleWords } from './role-words.ts';

interface InvitationTableProps {
  readonly projectId: string;
  readonly invitations: readonly Invitation[];
}

/** Who was invited and has not come yet. The link itself is kept nowhere: a new one is made. */
export function InvitationTable({ projectId, invitations }: InvitationTableProps) {
  const backend = useBackend();
  const client = useQueryClient();
  const renew = useMutation(renewInvitationMutation(backend, client, projectId));
  const withdraw = useMutation(withdrawInvitationMutation(backend, client, projectId));
  const [link, setLink] = useState<{ secret: string; mailed: boolean } | null>(null);
  // Near enough for days, and the same in every render.
  const [now] = useState(() => Date.now());
  if (invitations.length === 0) return null;
  const columns: readonly DataColumn<Invitation>[] = [
    { id: 'email', head: 'E-mail', namesRow: true, cell: ({ email }) => <code>{email}</code> },
    { id: 'role', head: 'Role', cell: ({ roles }) => roleWords(roles) },
    { id: 'skills', head: 'Skills', cell: ({ skills }) => skills.join(', ') || '–' },
    { id: 'made', head: 'Made', cell: ({ madeAt }) => shortDate(Date.parse(madeAt), now) },
    {
      id: 'expires',
      head: 'Expires',
      cell: ({ expiresAt }) => {
        const at = Date.parse(expiresAt);
        return at < now ? <Late>expired</Late> : relativeTime(at, now);
      },
    },
    {
      id: 'do',
      head: <VisuallyHidden>Actions</VisuallyHidden>,
      numeric: true,
      cell: ({ id, email }) => (
        <>
          <Button
            size="small"
            aria-label={`New link for ${email}`}
            onClick={() =>
              renew.mutate(id, {
                onSuccess: ({ token, mailed }) =>
                  setLink({ secret: linkTo('join', token), mailed }),
              })
            }
          >
            New link
          </Button>
          <Button
            size="small"
            aria-label={`Withdraw the invitation of ${email}`}
            onClick={() => withdraw.mutate(id)}
          >
            Withdraw
          </Button>
        </>
      ),
    },
  ];
  return (
    <Section aria-labelledby="invitations-waiting">
      <header>
        <h2 id="invitations-waiting">Invitations waiting {invitations.length}</h2>
        <span>A link works once and only for its address</span>
      </header>
      <DataTable
        name="Invitations"
        columns={columns}
        rows={invitations}
        rowKey={({ id }) => id}
        rowHeight={36}
      />
      {link !== null && (
        <SecretDialog
          title="The new link"
          secret={link.secret}
          says={`${handedOver(link.mailed)} The earlier link no longer works. It is shown only now.`}
          onClose={() => setLink(null)}
        />
      )}
    </Section>
  );
}

const Section = styled('section')(({ theme }) => ({
  marginTop: 16,
  '& header': {
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    padding: '8px 16px',
  },
  '& h2': { ...theme.typography.subtitle2, margin: 0 },
  '& header span': { ...theme.typography.meta, color: theme.vars.palette.text.disabled },
  '& code': theme.typography.locator,
}));

const Late = styled('span')(({ theme }) => ({ color: theme.vars.palette.warning.main }));
