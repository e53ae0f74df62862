import { styled } from '@mui/material/styles';
import type { ImportProgress, ReadyTask } from '#contract/data/import-job.ts';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { formatNumber, formatSigned } from '#ui/format-number.ts';

const columns: readonly DataColumn<ReadyTask>[] = [
  { id: 'line', head: 'Line', cell: (row) => row.line, numeric: true, width: 64 },
  { id: 'id', head: 'Task id', cell: (row) => row.externalId ?? '–', width: 160 },
  { id: 'title', head: 'Title', cell: (row) => row.title, namesRow: true },
  { id: 'responses', head: 'Responses', cell: (row) => row.responses, numeric: true },
  { id: 'criteria', head: 'Criteria', cell: (row) => row.criteria, numeric: true },
  {
    id: 'points',
    head: 'Points',
    cell: (row) =>
      row.criteria === 0 ? '–' : `${formatSigned(row.positive)} ${formatNumber(row.negative)}`,
    numeric: true,
  },
];

/** The first tasks as they would be imported. */
export function ReadyRows({ progress }: { readonly progress: ImportProgress }) {
  return (
    <Part aria-label="First ready tasks">
      <h3>First ready tasks</h3>
      <DataTable
        name="First ready tasks"
        columns={columns}
        rows={progress.first}
        rowKey={(row) => `${row.file}:${row.line}:${row.externalId ?? row.title}`}
        empty="No task is ready: see what was refused, or map the fields by hand."
      />
    </Part>
  );
}

const Part = styled('section')(({ theme }) => ({
  padding: '12px 20px',
  '& h3': { ...theme.typography.subtitle2, margin: '0 0 4px' },
}));
