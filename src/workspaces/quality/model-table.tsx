import { styled } from '@mui/material/styles';
import type { Consensus } from '#contract/quality/get-consensus.ts';
import { IntervalPlot } from '#ui/charts/interval-plot.tsx';
import { PlotAxis } from '#ui/charts/plot-axis.tsx';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { formatCount, formatNumber, formatSigned } from '#ui/format-number.ts';
import { Section } from '#ui/section.tsx';

type Ranking = Consensus['models'][number];
type Model = Ranking['models'][number];

interface ModelTableProps {
  readonly ranking: Ranking;
}

/** Models by the experts' preferences, the strongest first, with intervals. */
export function ModelTable({ ranking }: ModelTableProps) {
  const { question, models, comparisons, bothBad, why, prior, tiePropensity } = ranking;
  // One axis for all, wide enough for every interval.
  const reach = Math.max(1, ...models.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]));
  const end = Math.ceil(reach);
  const columns: DataColumn<Model>[] = [
    { id: 'model', head: 'Model', cell: ({ name }) => name, namesRow: true },
    {
      id: 'plot',
      head: <PlotAxis ticks={[-end, 0, end]} />,
      cell: ({ logStrength, low, high }) => (
        <IntervalPlot value={logStrength} low={low} high={high} from={-end} to={end} floor={0} />
      ),
      width: '34%',
    },
    {
      id: 'strength',
      head: 'Log strength',
      cell: ({ logStrength, low, high }) => (
        <>
          <b>{formatSigned(logStrength, 2)}</b>, {formatSigned(low, 2)} to {formatSigned(high, 2)}
        </>
      ),
      numeric: true,
    },
    { id: 'wins', head: 'Preferred', cell: ({ wins }) => formatNumber(wins), numeric: true },
    { id: 'losses', head: 'Not', cell: ({ losses }) => formatNumber(losses), numeric: true },
    { id: 'ties', head: 'Equal', cell: ({ ties }) => formatNumber(ties), numeric: true },
  ];
  return (
    <Section
      title={`Models: ${question}`}
      note="Bradley–Terry with ties: log strength against the average model and 95 % interval"
    >
      <Note>
        {formatCount(comparisons, 'comparison')}
        {bothBad > 0 && `; in ${formatNumber(bothBad)} more neither was good enough`}
        {tiePropensity > 0 && `; readiness to tie ν ${formatNumber(tiePropensity, 2)}`}.
        {prior > 0 &&
          ` With a prior of ${formatNumber(prior, 1)} wins and losses each against an average model, because: ${why}`}
      </Note>
      <DataTable
        name={`Models: ${question}`}
        columns={columns}
        rows={models}
        rowKey={({ name }) => name}
        empty={why}
      />
    </Section>
  );
}

const Note = styled('p')(({ theme }) => ({
  ...theme.typography.meta,
  margin: '0 0 8px',
  color: theme.vars.palette.text.secondary,
}));
