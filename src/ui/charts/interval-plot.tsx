import { styled } from '@mui/material/styles';

interface IntervalPlotProps {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** The axis that all rows of a table share. */
  readonly from: number;
  readonly to: number;
  /** A floor or a claim: dashed, through all rows. */
  readonly floor?: number;
}

const HEIGHT = 18;

/**
 * A point with its 95 % interval on a shared axis. Decoration for the eye: the numbers stand
 * beside it as text. Amber only when the whole interval lies below the floor.
 */
export function IntervalPlot({ value, low, high, from, to, floor }: IntervalPlotProps) {
  const place = (at: number) =>
    `${((Math.min(to, Math.max(from, at)) - from) / (to - from)) * 100}%`;
  const under = floor !== undefined && (high ?? value) < floor;
  return (
    <Plot aria-hidden data-under={under || undefined} width="100%" height={HEIGHT}>
      {floor !== undefined && (
        <line className="floor" x1={place(floor)} x2={place(floor)} y1={0} y2={HEIGHT} />
      )}
      {low !== null && high !== null && (
        <>
          <line className="range" x1={place(low)} x2={place(high)} y1={9} y2={9} />
          <line className="range" x1={place(low)} x2={place(low)} y1={5} y2={13} />
          <line className="range" x1={place(high)} x2={place(high)} y1={5} y2={13} />
        </>
      )}
      <circle cx={place(value)} cy={9} r={4} />
    </Plot>
  );
}

const Plot = styled('svg')(({ theme }) => ({
  display: 'block',
  overflow: 'visible',
  '& .floor': { stroke: theme.vars.palette.text.disabled, strokeDasharray: '3 3' },
  '& .range': { stroke: theme.vars.palette.text.secondary, strokeWidth: 2 },
  '& circle': {
    fill: theme.vars.palette.text.primary,
    stroke: theme.vars.palette.surface.side,
    strokeWidth: 2,
  },
  '&[data-under] .range': { stroke: theme.vars.palette.warning.main },
  '&[data-under] circle': { fill: theme.vars.palette.warning.main },
}));
