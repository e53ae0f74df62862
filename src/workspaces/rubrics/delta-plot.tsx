import { styled } from '@mui/material/styles';
import { formatCount, formatSigned } from '#ui/format-number.ts';

interface DeltaPlotProps {
  readonly deltas: readonly number[];
  /** Scores that stay exactly as they are. */
  readonly same: number;
}

/** Odd, so that one bar stands for what hardly moves. */
const BARS = 11;
const middle = Math.floor(BARS / 2);

/** How far scores move, as a histogram around nought; what stays is the pale bar, with its count. */
export function DeltaPlot({ deltas, same }: DeltaPlotProps) {
  if (deltas.length === 0) return null;
  const reach = Math.max(0.05, ...deltas.map(Math.abs));
  const counts = Array.from({ length: BARS }, () => 0);
  for (const delta of deltas) {
    const bar = Math.min(BARS - 1, Math.floor(((delta + reach) / (2 * reach)) * BARS));
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  // Many that stay would flatten those that move: their bar is cut at the highest of these.
  const highest = Math.max(...counts);
  const stays = Math.min(same, Math.max(1, highest - (counts[middle] ?? 0)));
  const height = (count: number) => `${(count / Math.max(highest, stays)) * 100}%`;
  const words = `${formatCount(deltas.length, 'score')} move by ${formatSigned(Math.min(...deltas), 2)} to ${formatSigned(Math.max(...deltas), 2)}, ${formatCount(same, 'stays', 'stay')}`;
  return (
    <Plot role="img" aria-label={words}>
      <div>
        {counts.map((count, bar) => (
          // oxlint-disable-next-line react/no-array-index-key -- bars have no other name than their place
          <span key={bar}>
            {bar === middle && same > 0 && <small>{same}</small>}
            {bar === middle && same > 0 && (
              <i data-same={stays < same ? 'cut' : ''} style={{ height: height(stays) }} />
            )}
            <i style={{ height: height(count) }} />
          </span>
        ))}
      </div>
      <p>
        <span>{formatSigned(-reach, 2)}</span>
        <span>0</span>
        <span>{formatSigned(reach, 2)}</span>
      </p>
    </Plot>
  );
}

const Plot = styled('div')(({ theme }) => ({
  maxWidth: 320,
  '& > div': {
    display: 'grid',
    gridTemplateColumns: `repeat(${BARS}, 1fr)`,
    gap: 2,
    height: 84,
    paddingTop: 16,
    borderBottom: `1px solid ${theme.vars.palette.control}`,
  },
  '& > div > span': {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'flex-end',
    height: '100%',
  },
  '& i': { backgroundColor: theme.vars.palette.text.secondary },
  '& i[data-same]': { backgroundColor: theme.vars.palette.line2 },
  // Higher than it is drawn.
  '& i[data-same=cut]': { borderTop: `2px dashed ${theme.vars.palette.control}` },
  '& small': {
    ...theme.typography.axis,
    position: 'absolute',
    top: -16,
    left: 0,
    right: 0,
    textAlign: 'center',
    color: theme.vars.palette.text.disabled,
  },
  '& > p': {
    ...theme.typography.axis,
    display: 'flex',
    justifyContent: 'space-between',
    margin: '3px 0 6px',
    color: theme.vars.palette.text.disabled,
  },
}));
