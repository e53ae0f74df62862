import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import OutlinedInput from '@mui/material/OutlinedInput';
import Select from '@mui/material/Select';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { problemOf } from '#backend/backend-error.ts';
import { keyScope, type KeyScope } from '#domain/people/key-scope.ts';
import { apiKeysQuery, type ApiKey } from '#queries/api-keys.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { createApiKeyMutation } from '#queries/create-api-key.ts';
import { revokeApiKeyMutation } from '#queries/revoke-api-key.ts';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { relativeTime, shortDate } from '#ui/relative-time.ts';
import { ReportPage } from '#ui/report-page.tsx';
import { SecretDialog } from '#ui/secret-dialog.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';

const scopeWords: Record<KeyScope, string> = {
  read: 'Read tasks',
  import: 'Import',
  export: 'Export',
};

const lifetimes = [7, 30, 90, 365] as const;

/** Keys for programs: bound to this project, their scopes and their maker's roles. */
export function KeysView({ projectId }: { readonly projectId: string }) {
  const backend = useBackend();
  const client = useQueryClient();
  const found = useQuery(apiKeysQuery(backend, projectId));
  const create = useMutation(createApiKeyMutation(backend, client, projectId));
  const revoke = useMutation(revokeApiKeyMutation(backend, client, projectId));
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<KeyScope[]>(['read']);
  const [days, setDays] = useState(90);
  const [fault, setFault] = useState<string | null>(null);
  const [now] = useState(() => Date.now());
  if (found.error) {
    return (
      <ErrorState
        heading="The keys could not be read"
        safe="Nothing was changed."
        failed={found.error.message}
        actions={<Button onClick={() => void found.refetch()}>Try again</Button>}
        code={problemOf(found.error)?.requestId ?? found.error.message}
      />
    );
  }
  if (!found.data) return <LoadingBlocks what="Reading the keys" />;
  const columns: readonly DataColumn<ApiKey>[] = [
    { id: 'name', head: 'Name', namesRow: true, cell: (key) => key.name },
    { id: 'begins', head: 'Begins with', cell: ({ begins }) => <code>{begins}…</code> },
    {
      id: 'scopes',
      head: 'May',
      cell: (key) => key.scopes.map((scope) => scopeWords[scope]).join(', '),
    },
    { id: 'by', head: 'Made by', cell: ({ madeBy }) => madeBy ?? 'Deleted person' },
    {
      id: 'ends',
      head: 'Ends',
      cell: ({ expiresAt }) =>
        Date.parse(expiresAt) < now ? 'expired' : shortDate(Date.parse(expiresAt), now),
    },
    {
      id: 'used',
      head: 'Last used',
      cell: ({ lastUsedAt }) => (lastUsedAt ? relativeTime(Date.parse(lastUsedAt), now) : 'never'),
    },
    {
      id: 'do',
      head: <VisuallyHidden>Actions</VisuallyHidden>,
      numeric: true,
      cell: (key) => (
        <Button
          size="small"
          aria-label={`Revoke ${key.name}`}
          onClick={() => revoke.mutate(key.id)}
        >
          Revoke
        </Button>
      ),
    },
  ];
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return setFault('Give the key a name.');
    if (scopes.length === 0) return setFault('Choose what it may do.');
    setFault(null);
    create.mutate({ name: name.trim(), scopes, days });
  };
  return (
    <ReportPage>
      <h2>API keys</h2>
      <p>
        For programs, sent as <code>Authorization: Bearer …</code>. A key works for this project
        only, until it ends, and never does more than its maker’s roles.
      </p>
      <form onSubmit={send} data-bar="">
        <OutlinedInput
          placeholder="Name"
          inputProps={{ 'aria-label': 'Name of the key', maxLength: 80 }}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {keyScope.options.map((scope) => (
          <FormControlLabel
            key={scope}
            label={scopeWords[scope]}
            control={
              <Checkbox
                size="small"
                checked={scopes.includes(scope)}
                onChange={(event) =>
                  setScopes((chosen) =>
                    event.target.checked
                      ? [...chosen, scope]
                      : chosen.filter((each) => each !== scope),
                  )
                }
              />
            }
          />
        ))}
        <Select
          size="small"
          value={days}
          inputProps={{ 'aria-label': 'Ends after' }}
          onChange={(event) => setDays(Number(event.target.value))}
        >
          {lifetimes.map((each) => (
            <MenuItem key={each} value={each}>
              {each} days
            </MenuItem>
          ))}
        </Select>
        <Button type="submit" variant="contained" loading={create.isPending}>
          Make a key
        </Button>
      </form>
      <div role="alert" data-fault="">
        {fault ?? create.error?.message ?? revoke.error?.message}
      </div>
      <DataTable
        name="API keys"
        columns={columns}
        rows={found.data.keys}
        rowKey={({ id }) => id}
        empty="No key yet."
      />
      {create.data && (
        <SecretDialog
          title={`Key ${create.data.apiKey.name}`}
          secret={create.data.key}
          label="Key"
          says="Keep it where secrets are kept. It is shown only now; the server has its hash."
          onClose={() => {
            create.reset();
            setName('');
          }}
        />
      )}
    </ReportPage>
  );
}
