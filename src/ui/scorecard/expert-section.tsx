import { styled } from '@mui/material/styles';
import type { ExpertCard } from '#domain/quality/scorecard.ts';
import { IntervalPlot } from '#ui/charts/interval-plot.tsx';
import { PlotAxis } from '#ui/charts/plot-axis.tsx';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { formatCount, formatNumber } from '#ui/format-number.ts';
import { workingTime } from '#ui/relative-time.ts';
import { Section } from '#ui/section.tsx';
import { FigureList } from './figure-list.tsx';

type Row = { key: string; of: string; mean: number; low: number; high: number; compared: number };

const columns: readonly DataColumn<Row>[] = [
  { id: 'of', head: 'Measured on', cell: (row) => row.of, namesRow: true },
  {
    id: 'plot',
    head: <PlotAxis ticks={[0, 0.2, 0.4, 0.6, 0.8, 1]} />,
    cell: ({ mean, low, high }) => (
      <IntervalPlot value={mean} low={low} high={high} from={0} to={1} />
    ),
    width: '34%',
  },
  {
    id: 'value',
    head: 'Right, 95 % interval',
    numeric: true,
    cell: ({ mean, low, high }) =>
      `${formatNumber(mean, 2)} ${formatNumber(low, 2)} to ${formatNumber(high, 2)}`,
  },
  {
    id: 'compared',
    head: 'Compared',
    numeric: true,
    cell: ({ compared }) => formatNumber(Math.round(compared)),
  },
];

const alertNames: Record<ExpertCard['alerts'][number]['kind'], string> = {
  'too-fast': 'Too fast',
  'straight-lining': 'Same verdict throughout',
  'always-max': 'Always the full score',
  'position-bias': 'Position bias',
  'copied-text': 'Text copied from a response',
};

/** What became of somebody’s work, how often they are right, their pace, and what stands out. */
export function ExpertSection({ card }: { readonly card: ExpertCard }) {
  const { pace } = card;
  return (
    <>
      <Section
        title="Work as an expert"
        note="gold items stand in a line of their own and are counted nowhere else"
      >
        <FigureList
          lines={[
            { name: 'Submitted', value: formatNumber(card.submitted) },
            {
              name: 'Accepted',
              value: formatNumber(card.accepted),
              detail: card.fixed > 0 ? `${formatNumber(card.fixed)} after a fix` : '',
            },
            { name: 'Returned', value: formatNumber(card.returned) },
            {
              name: 'Disputed',
              value: formatNumber(card.disputed),
              detail: `${formatNumber(card.upheld)} upheld`,
            },
            {
              name: 'Hidden gold',
              value: card.gold
                ? `${formatNumber(card.gold.right)} of ${formatNumber(card.gold.compared)}`
                : '–',
              detail: card.gold
                ? `${formatNumber(card.gold.mean, 2)}, ${formatNumber(card.gold.low, 2)} to ${formatNumber(card.gold.high, 2)}`
                : 'none submitted yet',
            },
            {
              name: 'Median time',
              value: pace.items === 0 ? '–' : workingTime(pace.medianSeconds * 1000),
              detail: pace.items === 0 ? 'no time was recorded' : 'active, an item',
            },
            {
              name: 'Pace',
              value:
                pace.secondsPerWord === null ? '–' : `${formatNumber(pace.secondsPerWord, 2)} s`,
              detail:
                pace.othersSecondsPerWord === null
                  ? 'a word read; nobody else worked here yet'
                  : `a word read; others ${formatNumber(pace.othersSecondsPerWord, 2)} s`,
            },
          ]}
        />
      </Section>
      <Section
        title="Reliability"
        note="against gold and adjudicated answers by question and domain, and among other experts’ verdicts"
      >
        <DataTable
          name="Reliability"
          columns={columns}
          rows={rowsOf(card)}
          rowKey={({ key }) => key}
          rowHeight={36}
          empty="Nothing to compare with yet: no gold item, no adjudicated task, and no verdict that somebody else gave too."
        />
      </Section>
      <Section
        title="Alerts"
        note={
          card.alerts.length === 0
            ? 'none: nothing stands out from the others'
            : 'each is a reason to look, not a verdict'
        }
      >
        <List>
          {card.alerts.map((alert) => (
            <li key={alert.kind}>
              <p>
                <b>{alertNames[alert.kind]}</b> {alert.says}
              </p>
              <p>
                Somebody like the others is flagged by this check 1 time in{' '}
                {formatNumber(Math.round(1 / alert.falseAlarmRate))}.
              </p>
              <details>
                <summary>{formatCount(alert.tasks.length, 'task')} behind it</summary>
                <ul>
                  {alert.tasks.map((title, at) => (
                    // Two tasks may have one title.
                    <li key={`${at}/${title}`}>{title}</li>
                  ))}
                </ul>
              </details>
            </li>
          ))}
        </List>
      </Section>
    </>
  );
}

function rowsOf({ amongOthers, reliability }: ExpertCard): Row[] {
  const known = reliability.map(({ by, name, ...estimate }) => ({
    ...estimate,
    key: `${by}/${name}`,
    of: by === 'question' ? name : `Domain: ${name}`,
  }));
  return amongOthers
    ? [...known, { ...amongOthers, key: 'others', of: 'Verdicts, among other experts' }]
    : known;
}

const List = styled('ul')(({ theme }) => ({
  ...theme.typography.body2,
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': { padding: '8px 0', borderTop: `1px solid ${theme.vars.palette.divider}` },
  '& p': { margin: 0 },
  '& p + p': { ...theme.typography.meta, color: theme.vars.palette.text.secondary },
  '& b': { fontWeight: 600 },
  '& details': { ...theme.typography.meta, color: theme.vars.palette.text.secondary },
  '& summary': { cursor: 'pointer' },
}));
