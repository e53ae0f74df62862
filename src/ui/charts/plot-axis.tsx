import { styled } from '@mui/material/styles';
import { formatNumber } from '#ui/format-number.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';

interface PlotAxisProps {
  readonly ticks: readonly number[];
}

/** The axis over a column of interval plots, printed once; ticks at equal steps from end to end. */
export function PlotAxis({ ticks }: PlotAxisProps) {
  return (
    <Axis>
      {/* A head without a word is an empty one to whoever hears the table. */}
      <VisuallyHidden>Plot</VisuallyHidden>
      {ticks.map((tick) => (
        <span key={tick} aria-hidden>
          {formatNumber(tick, tick % 1 === 0 ? 0 : 1)}
        </span>
      ))}
    </Axis>
  );
}

const Axis = styled('span')(({ theme }) => ({
  position: 'relative',
  display: 'flex',
  justifyContent: 'space-between',
  ...theme.typography.axis,
  color: theme.vars.palette.text.disabled,
  // The labels' middles stand over the ends of the plot.
  margin: '0 -0.6em',
}));
