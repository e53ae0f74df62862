import { styled } from '@mui/material/styles';
import { formatNumber, formatPercent } from '#ui/format-number.ts';

export type ScatterPoint = {
  readonly id: string;
  /** As it stands in the rubric: what the point is called. */
  readonly number: number;
  readonly title: string;
  readonly x: number;
  readonly y: number;
};

interface CriterionScatterProps {
  readonly name: string;
  readonly points: readonly ScatterPoint[];
  readonly x: {
    readonly label: string;
    readonly ticks: readonly number[];
    readonly share?: boolean;
  };
  readonly y: { readonly label: string; readonly ticks: readonly number[] };
  readonly current: string | null;
  readonly onChoose: (id: string) => void;
}

/**
 * Criteria as numbered points between two figures. A point is a button, so it can be read and
 * chosen without a pointer; one tab stop, the current criterion, which J and K move on.
 */
export function CriterionScatter({ name, points, x, y, current, onChoose }: CriterionScatterProps) {
  const write = (value: number) => (x.share ? formatPercent(value) : formatNumber(value, 2));
  const stop = points.some(({ id }) => id === current) ? current : points[0]?.id;
  return (
    <figure>
      <figcaption>{name}</figcaption>
      {points.length === 0 ? (
        <p>Too few grades for this plot yet.</p>
      ) : (
        <Plot>
          <Area role="group" aria-label={`${x.label} and ${y.label}`}>
            {x.ticks.map((tick) => (
              <i
                key={tick}
                aria-hidden
                data-x={tick === 0 ? 'zero' : ''}
                style={{ left: at(tick, x.ticks) }}
              >
                <span>{x.share ? formatPercent(tick) : formatNumber(tick, 1)}</span>
              </i>
            ))}
            {y.ticks.map((tick) => (
              <i
                key={tick}
                aria-hidden
                data-y={tick === 0 ? 'zero' : ''}
                style={{ bottom: at(tick, y.ticks) }}
              >
                <span>{formatNumber(tick, 1)}</span>
              </i>
            ))}
            {points.map((point) => {
              const words = `${point.number} ${point.title}: ${write(point.x)}, ${formatNumber(point.y, 2)}`;
              return (
                <button
                  key={point.id}
                  type="button"
                  title={words}
                  aria-label={words}
                  aria-current={point.id === current || undefined}
                  tabIndex={point.id === stop ? 0 : -1}
                  style={{ left: at(point.x, x.ticks), bottom: at(point.y, y.ticks) }}
                  onClick={() => onChoose(point.id)}
                >
                  {point.number}
                </button>
              );
            })}
          </Area>
          <span aria-hidden data-label="x">
            {x.label}
          </span>
          <span aria-hidden data-label="y">
            {y.label}
          </span>
        </Plot>
      )}
    </figure>
  );
}

/** Where a value stands between the ends of its axis. */
function at(value: number, ticks: readonly number[]): string {
  const [from = 0, to = 1] = [ticks[0], ticks.at(-1)];
  return `${((Math.min(to, Math.max(from, value)) - from) / (to - from)) * 100}%`;
}

const Plot = styled('div')(({ theme }) => ({
  position: 'relative',
  padding: '14px 14px 40px 56px',
  '& > [data-label]': {
    ...theme.typography.axis,
    position: 'absolute',
    color: theme.vars.palette.text.secondary,
  },
  '& > [data-label=x]': { right: 14, bottom: 2 },
  '& > [data-label=y]': {
    top: 14,
    left: 2,
    writingMode: 'vertical-rl',
    transform: 'rotate(180deg)',
  },
}));

const Area = styled('div')(({ theme }) => ({
  position: 'relative',
  height: 300,
  border: `1px solid ${theme.vars.palette.divider}`,
  '& > i': {
    ...theme.typography.axis,
    position: 'absolute',
    fontStyle: 'normal',
    color: theme.vars.palette.text.disabled,
    pointerEvents: 'none',
  },
  '& > [data-x]': { top: 0, bottom: 0, borderLeft: `1px solid ${theme.vars.palette.divider}` },
  '& > [data-y]': { left: 0, right: 0, borderTop: `1px solid ${theme.vars.palette.divider}` },
  '& > [data-x=zero], & > [data-y=zero]': { borderColor: theme.vars.palette.control },
  '& > [data-x] > span': {
    position: 'absolute',
    top: 'calc(100% + 5px)',
    transform: 'translateX(-50%)',
  },
  '& > [data-y] > span': {
    position: 'absolute',
    right: 'calc(100% + 7px)',
    transform: 'translateY(-50%)',
  },
  '& > button': {
    ...theme.typography.axis,
    position: 'absolute',
    display: 'grid',
    placeItems: 'center',
    width: 24,
    height: 24,
    padding: 0,
    border: `1px solid ${theme.vars.palette.control}`,
    borderRadius: '50%',
    color: theme.vars.palette.text.primary,
    backgroundColor: theme.vars.palette.background.paper,
    fontVariantNumeric: 'tabular-nums',
    transform: 'translate(-50%, 50%)',
    cursor: 'pointer',
    // What lies beneath others comes up where somebody looks at it.
    '&:hover, &:focus-visible': { zIndex: 2, backgroundColor: theme.vars.palette.surface.side },
    '&[aria-current]': {
      zIndex: 1,
      color: theme.vars.palette.primary.contrastText,
      borderColor: theme.vars.palette.primary.main,
      backgroundColor: theme.vars.palette.primary.main,
    },
  },
}));
