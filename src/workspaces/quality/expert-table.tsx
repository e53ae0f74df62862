import type { Quality } from '#contract/quality/get-quality.ts';
import { IntervalPlot } from '#ui/charts/interval-plot.tsx';
import { PlotAxis } from '#ui/charts/plot-axis.tsx';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { formatCount, formatNumber } from '#ui/format-number.ts';
import { OpensItems } from '#ui/opens-items.tsx';
import { timeText } from '#ui/pay-statement/pay-text.ts';
import { Section } from '#ui/section.tsx';
import type { QualityFigure } from '#queries/quality.ts';
import { estimateText } from './figure-text.ts';
import type { Opened } from './use-quality-address.ts';

type Expert = Quality['experts'][number];

interface ExpertTableProps {
  readonly experts: readonly Expert[];
  readonly alerts: Quality['alerts'];
  /** What reliability is measured on, as the screen calls it. */
  readonly on: string;
  readonly onOpen: (opened: Opened) => void;
}

/** Experts by the low end of their reliability: what can be said of them, not what is hoped. */
export function ExpertTable({ experts, alerts, on, onOpen }: ExpertTableProps) {
  const opens = (expert: Expert, name: string, text: string, of: QualityFigure) => (
    <OpensItems
      as="button"
      type="button"
      aria-label={`${name} of ${expert.name}: ${text}`}
      onClick={() => onOpen({ of, in: 'expert', row: expert.accountId })}
    >
      {text}
    </OpensItems>
  );
  const columns: DataColumn<Expert>[] = [
    { id: 'name', head: 'Expert', cell: (expert) => expert.name, namesRow: true },
    {
      id: 'items',
      head: 'Items',
      cell: (expert) => opens(expert, 'Items', formatNumber(expert.annotations), 'items'),
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
          'shares nothing with others'
        ),
      width: '34%',
    },
    {
      id: 'reliability',
      head: 'Reliability',
      cell: (expert) =>
        expert.reliability
          ? opens(
              expert,
              'Reliability',
              estimateText(expert.reliability.mean, expert.reliability),
              'compared',
            )
          : '–',
      numeric: true,
    },
    {
      id: 'median',
      head: 'Median time',
      cell: (expert) =>
        expert.medianActiveSeconds === null
          ? 'not recorded'
          : opens(expert, 'Median time', timeText(expert.medianActiveSeconds), 'time'),
      numeric: true,
    },
    {
      id: 'alerts',
      head: 'Alerts',
      cell: (expert) => {
        const own = alerts.filter((alert) => alert.annotatorId === expert.accountId);
        const [first] = own;
        const text = formatCount(own.length, 'alert');
        return first === undefined ? (
          ''
        ) : (
          <OpensItems
            as="button"
            type="button"
            aria-label={`${text} of ${expert.name}: the items behind the first`}
            onClick={() =>
              onOpen({ of: 'alert', alert: first.kind, in: 'expert', row: expert.accountId })
            }
          >
            {text}
          </OpensItems>
        );
      },
    },
  ];
  return (
    <Section
      title="Experts"
      note={`reliability on ${on}: mean and 95 % interval, sorted by its low end`}
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
