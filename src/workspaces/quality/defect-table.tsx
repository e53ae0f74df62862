import { IntervalPlot } from '#ui/charts/interval-plot.tsx';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { formatNumber } from '#ui/format-number.ts';
import { percent } from './check-words.ts';

interface DefectLine {
  readonly key: string;
  readonly name: string;
  readonly population: number;
  readonly regraded: number;
  readonly defects: number;
  readonly interval: {
    readonly low: number;
    readonly high: number;
    readonly method: string;
  } | null;
}

interface DefectTableProps {
  readonly name: string;
  readonly of: string;
  readonly rows: readonly DefectLine[];
  readonly limit: number;
}

/** Defects with their interval, one line for each part of the lot. */
export function DefectTable({ name, of, rows, limit }: DefectTableProps) {
  const columns: DataColumn<DefectLine>[] = [
    { id: 'name', head: of, cell: (row) => row.name, namesRow: true },
    { id: 'lot', head: 'Items', cell: (row) => formatNumber(row.population), numeric: true },
    { id: 'done', head: 'Regraded', cell: (row) => formatNumber(row.regraded), numeric: true },
    { id: 'bad', head: 'Defects', cell: (row) => formatNumber(row.defects), numeric: true },
    {
      id: 'plot',
      head: 'Interval',
      width: '22%',
      cell: ({ interval, defects, regraded }) =>
        interval && (
          <IntervalPlot
            value={regraded === 0 ? 0 : defects / regraded}
            low={interval.low}
            high={interval.high}
            from={0}
            to={Math.min(1, limit * 8)}
          />
        ),
    },
    {
      id: 'interval',
      head: 'Defect rate',
      cell: ({ interval }) =>
        interval ? (
          <span title={interval.method}>
            {percent(interval.low)} to {percent(interval.high)}
          </span>
        ) : (
          'not yet'
        ),
      numeric: true,
    },
  ];
  return (
    <DataTable
      name={name}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      empty="Nothing is in the lot."
    />
  );
}
