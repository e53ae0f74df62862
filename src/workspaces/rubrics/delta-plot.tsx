import { BarChart } from '@mui/x-charts/BarChart';
import { useTheme } from '@mui/material/styles';
import { formatNumber, formatSigned } from '#ui/format-number.ts';

interface DeltaPlotProps {
  readonly deltas: readonly number[];
  /** Scores that stay exactly as they are. */
  readonly same: number;
}

/** Odd, so that one bar stands for what hardly moves. */
const BARS = 11;

/** How far scores move, as a histogram around nought. */
export function DeltaPlot({ deltas, same }: DeltaPlotProps) {
  const theme = useTheme();
  if (deltas.length === 0) return null;
  const reach = Math.max(0.05, ...deltas.map(Math.abs));
  const width = (2 * reach) / BARS;
  const middle = Math.floor(BARS / 2);
  const counts = Array.from({ length: BARS }, (_, bar) => (bar === middle ? same : 0));
  for (const delta of deltas) {
    const bar = Math.min(BARS - 1, Math.max(0, Math.floor((delta + reach) / width)));
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  const centres = counts.map((_, bar) => (bar - middle) * width);
  const words = `${formatNumber(deltas.length)} scores move by ${formatSigned(Math.min(...deltas), 2)} to ${formatSigned(Math.max(...deltas), 2)}`;
  return (
    <div role="img" aria-label={words}>
      <BarChart
        height={96}
        margin={{ top: 4, bottom: 0, left: 0, right: 0 }}
        skipAnimation
        hideLegend
        series={[{ data: counts, color: theme.vars.palette.text.secondary }]}
        xAxis={[
          {
            scaleType: 'band',
            data: centres,
            categoryGapRatio: 0.1,
            height: 18,
            disableTicks: true,
            valueFormatter: (value: number) => formatSigned(value, 2),
            tickLabelInterval: (_: number, index: number) =>
              index === 0 || index === middle || index === BARS - 1,
          },
        ]}
        yAxis={[{ position: 'none' }]}
      />
    </div>
  );
}
