import { DataGrid, type GridColDef } from '@mui/x-data-grid';
import type { Breakdown } from '#contract/quality/get-quality.ts';
import { formatNumber } from '#ui/format-number.ts';
import { OpensItems } from '#ui/opens-items.tsx';
import { moneysText, timeText } from '#ui/pay-statement/pay-text.ts';

export type ItemState = 'all' | 'done' | 'returned' | 'argued';

interface BreakdownGridProps {
  readonly rows: readonly Breakdown[];
  /** What a row is: `Domain`, `Expert`. */
  readonly head: string;
  readonly withAgreement: boolean;
  /** Opens those items of a row in Review. */
  readonly onOpen: (key: string, state: ItemState) => void;
}

/** How the work stands by domain or expert; sorted by any column, and numbers open their items. */
export function BreakdownGrid({ rows, head, withAgreement, onOpen }: BreakdownGridProps) {
  const count = (
    field: 'items' | 'accepted' | 'returned' | 'disputed' | 'upheld',
    name: string,
    state: ItemState,
  ): GridColDef<Breakdown> => ({
    field,
    headerName: name,
    type: 'number',
    width: 84,
    renderCell: ({ row }) => (
      <OpensItems
        as="button"
        type="button"
        aria-label={`${name} of ${row.name}: ${row[field]}`}
        onClick={() => onOpen(row.key, state)}
      >
        {formatNumber(row[field])}
      </OpensItems>
    ),
  });
  const columns: GridColDef<Breakdown>[] = [
    { field: 'name', headerName: head, flex: 1, minWidth: 120 },
    count('items', 'Items', 'all'),
    count('accepted', 'Accepted', 'done'),
    count('returned', 'Returned', 'returned'),
    count('disputed', 'Disputed', 'argued'),
    count('upheld', 'Upheld', 'argued'),
    ...(withAgreement ? [agreement] : []),
    ...more,
  ];
  return (
    <DataGrid
      aria-label={`By ${head.toLowerCase()}`}
      rows={rows}
      columns={columns}
      getRowId={(row) => row.key}
      autoHeight
      hideFooter={rows.length <= 100}
      disableRowSelectionOnClick
      disableVirtualization={rows.length <= 100}
    />
  );
}

const agreement: GridColDef<Breakdown> = {
  field: 'agreement',
  headerName: 'Agreement',
  align: 'right',
  headerAlign: 'right',
  width: 132,
  valueGetter: (_, row) => row.agreement?.value ?? null,
  renderCell: ({ row }) =>
    row.agreement === null
      ? 'nobody to compare'
      : row.agreement.low === null || row.agreement.high === null
        ? `${formatNumber(row.agreement.value, 2)} no interval`
        : `${formatNumber(row.agreement.value, 2)} ${formatNumber(row.agreement.low, 2)} to ${formatNumber(row.agreement.high, 2)}`,
};

const more: readonly GridColDef<Breakdown>[] = [
  {
    field: 'medianActiveSeconds',
    headerName: 'Median time',
    type: 'number',
    width: 92,
    renderCell: ({ row }) => timeText(row.medianActiveSeconds),
  },
  {
    field: 'costPerAccepted',
    headerName: 'Per accepted',
    align: 'right',
    headerAlign: 'right',
    width: 110,
    valueGetter: (_, row) => row.costPerAccepted[0]?.minor ?? null,
    renderCell: ({ row }) => moneysText(row.costPerAccepted),
  },
];
