import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import OutlinedInput from '@mui/material/OutlinedInput';
import Select from '@mui/material/Select';
import { styled } from '@mui/material/styles';
import { useInfiniteQuery } from '@tanstack/react-query';
import { taskStatus, type TaskRow, type TaskStatus } from '#contract/data/list-tasks.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { tasksQuery } from '#queries/data-tasks.ts';
import { useNavigate, useSearch } from '#ui/address.ts';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { formatCount } from '#ui/format-number.ts';

interface TaskListProps {
  readonly projectId: string;
}

const statusWords: Record<TaskStatus, string> = {
  open: 'open',
  'in-work': 'in work',
  done: 'done',
  closed: 'closed',
};

const columns: readonly DataColumn<TaskRow>[] = [
  { id: 'id', head: 'Task id', cell: (row) => row.externalId ?? '–', width: 200 },
  { id: 'title', head: 'Title', cell: (row) => row.title, namesRow: true },
  { id: 'responses', head: 'Responses', cell: (row) => row.responses, numeric: true },
  { id: 'criteria', head: 'Criteria', cell: (row) => row.criteria ?? '–', numeric: true },
  {
    id: 'annotations',
    head: 'Annotations',
    cell: (row) => `${row.annotations} of ${row.needed}`,
    numeric: true,
  },
  { id: 'priority', head: 'Priority', cell: (row) => row.priority, numeric: true },
  { id: 'status', head: 'State', cell: (row) => statusWords[row.status] },
];

/** The tasks of a project in the order of import; filters live in the address. */
export function TaskList({ projectId }: TaskListProps) {
  const search: { q?: string; status?: string } = useSearch();
  const navigate = useNavigate();
  const status = taskStatus.options.find((each) => each === search.status);
  const found = useInfiniteQuery(
    tasksQuery(useBackend(), projectId, {
      ...(search.q ? { search: search.q } : {}),
      ...(status ? { status } : {}),
    }),
  );
  const filter = (change: { q?: string; status?: string }) => {
    navigate({ view: 'tasks', ...search, ...change }, { replace: true });
  };
  const rows = found.data?.pages.flatMap((page) => page.tasks) ?? [];
  const total = found.data?.pages[0]?.total;
  return (
    <Page>
      <Bar>
        <OutlinedInput
          size="small"
          placeholder="Title or task id"
          value={search.q ?? ''}
          inputProps={{ 'aria-label': 'Search tasks' }}
          onChange={(event) => filter({ q: event.target.value })}
        />
        <Select
          size="small"
          displayEmpty
          value={status ?? ''}
          inputProps={{ 'aria-label': 'State' }}
          onChange={(event) => filter({ status: event.target.value })}
        >
          <MenuItem value="">Every state</MenuItem>
          {taskStatus.options.map((each) => (
            <MenuItem key={each} value={each}>
              {statusWords[each]}
            </MenuItem>
          ))}
        </Select>
        <span>{total == null ? '' : formatCount(total, 'task')}</span>
      </Bar>
      {found.error && <p role="alert">{found.error.message}</p>}
      <DataTable
        name="Tasks"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        empty={found.isPending ? '' : 'No task fits.'}
      />
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          Show more
        </Button>
      )}
    </Page>
  );
}

const Page = styled('div')(({ theme }) => ({
  height: '100%',
  overflow: 'auto',
  padding: '0 16px 16px',
  backgroundColor: theme.vars.palette.surface.side,
  '& > button': { marginTop: 12 },
}));

const Bar = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  padding: '12px 0',
  '& span': { ...theme.typography.meta, color: theme.vars.palette.text.disabled },
}));
