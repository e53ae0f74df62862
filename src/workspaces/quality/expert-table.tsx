import type { Quality } from '#contract/quality/get-quality.ts';
import { IntervalPlot } from '#ui/charts/interval-plot.tsx';
import { PlotAxis } from '#ui/charts/plot-axis.tsx';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { formatCount, formatNumber } from '#ui/format-number.ts';
import { workingTime } from '#ui/relative-time.ts';
import { Section } from '#ui/section.tsx';

type Expert = Quality['experts'][number];

interface ExpertTableProps {
  readonly experts: readonly Expert[];
  readonly alerts: Quality['alerts'];
}

/** Experts by the low end of their reliability: what can be said of them, not what is hoped. */
export function ExpertTable({ experts, alerts }: ExpertTableProps) {
  const columns: DataColumn<Expert>[] = [
    { id: 'name', head: 'Expert', cell: (expert) => expert.name, namesRow: true },
    {
      id: 'items',
      head: 'Items',
      cell: (expert) => formatNumber(expert.annotations),
      numeric: true,
    },
    {
      id: 'plot',
      head: <PlotAxis ticks={[0.5, 0.6, 0.7, 0.8, 0.9, 1]} />,
      cell: ({ reliability }) =>
        reliability ? (
          <IntervalPlot
            value={reliability.mean}
            low={reliability.low}
            high={reliability.high}
            from={0.5}
            to={1}
          />
        ) : (
          'nobody else judged the same'
        ),
      width: '34%',
    },
    {
      id: 'reliability',
      head: 'Reliability',
      cell: ({ reliability }) =>
        reliability
          ? `${formatNumber(reliability.mean, 2)} ${formatNumber(reliability.low, 2)} to ${formatNumber(reliability.high, 2)}`
          : '–',
      numeric: true,
    },
    {
      id: 'median',
      head: 'Median time',
      cell: (expert) => workingTime(expert.medianActiveSeconds * 1000),
      numeric: true,
    },
    {
      id: 'alerts',
      head: 'Alerts',
      cell: (expert) => {
        const own = alerts.filter((alert) => alert.annotatorId === expert.accountId);
        return own.length === 0 ? '' : formatCount(own.length, 'alert');
      },
    },
  ];
  return (
    <Section
      title="Experts"
      note="reliability on verdicts: mean and 95 % interval, sorted by its low end"
    >
      <DataTable
        name="Experts"
        columns={columns}
        rows={experts}
        rowKey={(expert) => expert.accountId}
        rowHeight={36}
      />
    </Section>
  );
}
