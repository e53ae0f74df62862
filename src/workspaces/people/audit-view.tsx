import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { auditKind } from '#domain/audit/audit-event.ts';
import { auditLogQuery, type AuditRow } from '#queries/audit-log.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { peopleQuery } from '#queries/people.ts';
import { useNavigate, useSearch } from '#ui/address.ts';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { FailedToLoad } from './failed-to-load.tsx';
import { ReportPage } from '#ui/report-page.tsx';
import { nameOf } from './roster-table.tsx';

const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
const kindWords = (kind: string) => kind.replaceAll('-', ' ');

const columns: readonly DataColumn<AuditRow>[] = [
  { id: 'n', head: 'No.', numeric: true, cell: ({ n }) => n, width: 64 },
  { id: 'at', head: 'Time', cell: ({ at }) => time.format(Date.parse(at)), width: 190 },
  { id: 'kind', head: 'What', namesRow: true, cell: ({ kind }) => kindWords(kind) },
  {
    id: 'who',
    head: 'Who',
    cell: ({ actor, actorName }) => actorName ?? (actor ? 'Deleted person' : 'The server'),
  },
  { id: 'on', head: 'On', cell: ({ subject }) => <code>{subject ?? '–'}</code> },
  {
    id: 'detail',
    head: 'Detail',
    cell: ({ detail }) => {
      const text = JSON.stringify(detail).slice(1, -1);
      return <code>{text.length > 80 ? `${text.slice(0, 80)}…` : text}</code>;
    },
  },
  { id: 'hash', head: 'Hash', cell: ({ hash }) => <code title={hash}>{hash.slice(0, 12)}</code> },
];

/** What was done in the project, newest first; each entry holds the hash of those before it. */
export function AuditView({ projectId }: { readonly projectId: string }) {
  const backend = useBackend();
  const search: { kind?: string; actor?: string } = useSearch();
  const navigate = useNavigate();
  const kind = auditKind.options.find((each) => each === search.kind);
  const people = useQuery(peopleQuery(backend, projectId)).data?.people ?? [];
  const log = useInfiniteQuery(
    auditLogQuery(backend, projectId, {
      ...(kind && { kind }),
      ...(search.actor && { actor: search.actor }),
    }),
  );
  const filter = (change: { kind?: string; actor?: string }) => {
    navigate({ ...search, ...change, view: 'log' }, { replace: true });
  };
  if (log.error) return <FailedToLoad error={log.error} onTryAgain={() => void log.refetch()} />;
  if (!log.data) return <LoadingBlocks what="Reading the log" />;
  const head = log.data.pages[0]?.head;
  return (
    <ReportPage>
      <h2>Audit log</h2>
      <p>
        Entries are only ever added, and each holds the hash of those before it.{' '}
        {head && (
          <>
            The chain has {head.count} entries and ends with <code>{head.hash.slice(0, 16)}</code>.
          </>
        )}
      </p>
      <div data-bar="">
        <Select
          displayEmpty
          value={kind ?? ''}
          inputProps={{ 'aria-label': 'What' }}
          onChange={(event) => filter({ kind: event.target.value })}
        >
          <MenuItem value="">Everything</MenuItem>
          {auditKind.options.map((each) => (
            <MenuItem key={each} value={each}>
              {kindWords(each)}
            </MenuItem>
          ))}
        </Select>
        <Select
          displayEmpty
          value={search.actor ?? ''}
          inputProps={{ 'aria-label': 'Who' }}
          onChange={(event) => filter({ actor: event.target.value })}
        >
          <MenuItem value="">Everybody</MenuItem>
          {people.map((person) => (
            <MenuItem key={person.accountId} value={person.accountId}>
              {nameOf(person)}
            </MenuItem>
          ))}
        </Select>
        <Button
          component="a"
          variant="outlined"
          href={`/api/projects/${projectId}/audit/export`}
          download
        >
          Export as JSON lines
        </Button>
      </div>
      <DataTable
        name="Audit log"
        columns={columns}
        rows={log.data.pages.flatMap((page) => page.entries)}
        rowKey={({ n }) => String(n)}
        empty="Nothing fits."
      />
      {log.hasNextPage && (
        <Button sx={{ mt: 2 }} loading={log.isFetching} onClick={() => void log.fetchNextPage()}>
          Show older entries
        </Button>
      )}
    </ReportPage>
  );
}
