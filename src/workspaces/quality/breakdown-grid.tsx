import { DataGrid, type GridColDef } from '@mui/x-data-grid';
import type { ReactNode } from 'react';
import type { Breakdown } from '#contract/quality/get-quality.ts';
import { formatNumber } from '#ui/format-number.ts';
import { OpensItems } from '#ui/opens-items.tsx';
import { moneysText, timeText } from '#ui/pay-statement/pay-text.ts';
import { defectText, estimateText, shareText } from './figure-text.ts';
import type { Opened } from './use-quality-address.ts';

interface BreakdownGridProps {
  readonly rows: readonly Breakdown[];
  /** What a row is: `Domain`, `Expert`, `Question`. */
  readonly head: string;
  /** Opens what stands behind one cell. */
  readonly onOpen: (row: Breakdown, opened: Opened) => void;
}

/** How the work stands row by row; sorted by any column, and every figure opens its items. */
export function BreakdownGrid({ rows, head, onOpen }: BreakdownGridProps) {
  return (
    <DataGrid
      aria-label={`By ${head.toLowerCase()}`}
      rows={rows}
      columns={columnsOf(head, onOpen)}
      getRowId={(row) => row.key}
      autoHeight
      hideFooter={rows.length <= 100}
      disableRowSelectionOnClick
      disableVirtualization={rows.length <= 100}
    />
  );
}

type Column = {
  field: keyof Breakdown & string;
  name: string;
  width: number;
  /** What it is sorted by; null stands last. */
  sortedBy: (row: Breakdown) => number | null;
  /** Null where there is nothing behind it. */
  text: (row: Breakdown) => string | null;
  /** What stands there instead. */
  none: string;
  opens: (row: Breakdown) => Opened;
};

const count = (
  field: 'items' | 'accepted' | 'returned' | 'disputed' | 'upheld',
  name: string,
): Column => ({
  field,
  name,
  width: 76,
  sortedBy: (row) => row[field],
  text: (row) => formatNumber(row[field]),
  none: '',
  opens: () => ({ of: field }),
});

const columns: readonly Column[] = [
  count('items', 'Items'),
  count('accepted', 'Accepted'),
  count('returned', 'Returned'),
  count('disputed', 'Disputed'),
  count('upheld', 'Upheld'),
  {
    field: 'agreement',
    name: 'Agreement',
    width: 132,
    sortedBy: ({ agreement }) => agreement?.value ?? null,
    text: ({ agreement }) => agreement && estimateText(agreement.value, agreement),
    none: 'nothing shared',
    opens: ({ subject }) => ({ subject }),
  },
  {
    field: 'reliability',
    name: 'Reliability',
    width: 132,
    sortedBy: ({ reliability }) => reliability?.low ?? null,
    text: ({ reliability }) => reliability && estimateText(reliability.mean, reliability),
    none: '–',
    opens: () => ({ of: 'compared' }),
  },
  {
    field: 'defects',
    name: 'Defect rate',
    width: 142,
    sortedBy: ({ defects }) => defects?.interval?.high ?? null,
    text: ({ defects }) => defects && defectText(defects),
    none: 'not checked',
    opens: () => ({ of: 'defects' }),
  },
  {
    field: 'gold',
    name: 'Gold',
    width: 80,
    sortedBy: ({ gold }) => gold && gold.right / gold.of,
    text: ({ gold }) => gold && shareText(gold),
    none: '–',
    opens: () => ({ of: 'gold' }),
  },
  {
    field: 'medianActiveSeconds',
    name: 'Median time',
    width: 96,
    sortedBy: (row) => row.medianActiveSeconds,
    text: (row) => (row.medianActiveSeconds === null ? null : timeText(row.medianActiveSeconds)),
    none: 'not recorded',
    opens: () => ({ of: 'time' }),
  },
  {
    field: 'costPerAccepted',
    name: 'Per accepted',
    width: 110,
    sortedBy: (row) => row.costPerAccepted[0]?.minor ?? null,
    text: (row) => (row.costPerAccepted.length === 0 ? null : moneysText(row.costPerAccepted)),
    none: '–',
    opens: () => ({ of: 'cost' }),
  },
];

function columnsOf(head: string, onOpen: BreakdownGridProps['onOpen']): GridColDef<Breakdown>[] {
  return [
    { field: 'name', headerName: head, flex: 1, minWidth: 140 },
    ...columns.map(
      ({ field, name, width, sortedBy, text, none, opens }): GridColDef<Breakdown> => ({
        field,
        headerName: name,
        type: 'number',
        width,
        valueGetter: (_, row) => sortedBy(row),
        renderCell: ({ row }): ReactNode => {
          const shown = text(row);
          return shown === null ? (
            none
          ) : (
            <OpensItems
              as="button"
              type="button"
              aria-label={`${name} of ${row.name}: ${shown}`}
              onClick={() => onOpen(row, opens(row))}
            >
              {shown}
            </OpensItems>
          );
        },
      }),
    ),
  ];
}
