import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';

import { dataTableStyles } from './data-table-styles.ts';

export interface DataColumn<Row> {
  readonly id: string;
  readonly head: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand right, with digits of one width. */
  readonly numeric?: boolean;
  /** The cell that names its row for screen readers; one column should. */
  readonly namesRow?: boolean;
  readonly width?: number | string;
  /** Sorted by this column now. */
  readonly sorted?: 'ascending' | 'descending';
  readonly onSort?: () => void;
}

interface DataTableProps<Row> {
  /** Accessible name. */
  readonly name: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly selectedKey?: string | null;
  /** Rows can be chosen by pointer; a link or button inside is the keyboard's way. */
  readonly onChoose?: (row: Row) => void;
  /** 30 with one line, 36 with an avatar, 41 with two lines. */
  readonly rowHeight?: 30 | 36 | 41;
  /** What stands in the body's place without rows. */
  readonly empty?: ReactNode;
}

/**
 * A plain table: hairlines, a head that stays, no zebra. A number with `OpensItems`
 * opens the items behind it.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, onChoose, rowHeight = 30 } = props;
  return (
    <Table aria-label={props.name} style={{ ['--row-height' as string]: `${rowHeight}px` }}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.id}
              scope="col"
              data-numeric={column.numeric || undefined}
              style={{ width: column.width }}
              aria-sort={column.onSort ? (column.sorted ?? 'none') : undefined}
            >
              {column.onSort ? (
                <button type="button" onClick={column.onSort}>
                  {column.head}
                  <span aria-hidden>{arrow(column.sorted)}</span>
                </button>
              ) : (
                column.head
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = props.rowKey(row);
          return (
            <tr
              key={key}
              aria-selected={
                props.selectedKey === undefined ? undefined : key === props.selectedKey
              }
              data-choosable={onChoose ? '' : undefined}
              onClick={onChoose && (() => onChoose(row))}
            >
              {columns.map((column) => {
                const Cell = column.namesRow ? 'th' : 'td';
                return (
                  <Cell
                    key={column.id}
                    {...(column.namesRow && { scope: 'row' })}
                    data-numeric={column.numeric || undefined}
                  >
                    {column.cell(row)}
                  </Cell>
                );
              })}
            </tr>
          );
        })}
        {rows.length === 0 && props.empty && (
          <tr>
            <td colSpan={columns.length}>{props.empty}</td>
          </tr>
        )}
      </tbody>
    </Table>
  );
}

function arrow(sorted: 'ascending' | 'descending' | undefined): string {
  if (sorted === 'ascending') return ' ↑';
  return sorted === 'descending' ? ' ↓' : '';
}

const Table = styled('table')(({ theme }) => dataTableStyles(theme));
