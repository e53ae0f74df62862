import { styled } from '@mui/material/styles';
import { formatNumber } from '#ui/format-number.ts';
import { LetterBadge } from '#ui/letter-badge.tsx';
import type { LetteredResponse } from '#ui/lettered-response.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import type { AdjudicatedScore } from './adjudication-scores.ts';
import { AnnotatorMark } from './annotator-mark.tsx';
import { stackedMarks } from './stacked-marks.ts';

interface ScorePlotProps {
  readonly responses: readonly LetteredResponse[];
  readonly scores: readonly AdjudicatedScore[];
  readonly nameOf: (number: number) => string;
  /** Pixels that the whole plot has. */
  readonly width: number;
  /** Whether any verdict of the final layer is open. */
  readonly open: boolean;
}

const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
const markSize = 18;

/** Every annotator's score of each response and the final one, all on one axis. */
export function ScorePlot({ responses, scores, nameOf, width, open }: ScorePlotProps) {
  return (
    <Plot aria-label="Scores">
      <header>
        <b>Scores</b>
        <span aria-hidden>
          <AnnotatorMark>1</AnnotatorMark> each annotator
        </span>
        <span aria-hidden>
          <Diamond /> {open ? 'final, with Dawid–Skene where open' : 'final'}
        </span>
        {open && (
          <span aria-hidden>
            <i data-hatch="" /> what the open verdicts can still change
          </span>
        )}
        <span data-figures="">{open ? 'Final, possible' : 'Final'}</span>
      </header>
      <ul>
        {scores.map((score) => {
          const { responseId, given, estimate, possible } = score;
          const letter = responses.find(({ id }) => id === responseId)?.letter ?? '?';
          const placed = given.flatMap(({ number, score: at }) =>
            at === null ? [] : [{ number, at }],
          );
          const levels = stackedMarks(
            placed.map(({ at }) => at),
            (markSize + 1) / axisWidth(width),
          );
          return (
            <li key={responseId}>
              <span data-name="">
                <LetterBadge letter={letter} size={16} /> Response {letter}
              </span>
              <VisuallyHidden>
                {given
                  .map(
                    ({ number, score: at }) =>
                      `${nameOf(number)} ${at === null ? 'no score' : formatNumber(at, 2)}`,
                  )
                  .join(', ')}
                {'; final '}
              </VisuallyHidden>
              <div
                data-plot=""
                aria-hidden
                style={{ height: (Math.max(0, ...levels) + 1) * markSize + 14 }}
              >
                {ticks.map((tick) => (
                  <i key={tick} data-tick="" style={{ left: percent(tick) }} />
                ))}
                {placed.map(({ number, at }, index) => (
                  <AnnotatorMark
                    key={number}
                    title={`${nameOf(number)}: ${formatNumber(at, 2)}`}
                    style={{
                      left: percent(at),
                      bottom: 14 + (levels[index] ?? 0) * markSize,
                    }}
                  >
                    {number}
                  </AnnotatorMark>
                ))}
                {possible && possible.high > possible.low && (
                  <i
                    data-hatch=""
                    style={{
                      left: percent(possible.low),
                      right: percent(1 - possible.high),
                    }}
                  />
                )}
                {estimate !== null && <Diamond style={{ left: percent(estimate) }} />}
              </div>
              <span data-figures="">{figures(score)}</span>
            </li>
          );
        })}
      </ul>
      <div data-axis="" aria-hidden>
        <div>
          {ticks.map((tick) => (
            <span key={tick} style={{ left: percent(tick) }}>
              {formatNumber(tick, 1)}
            </span>
          ))}
        </div>
      </div>
    </Plot>
  );
}

function figures({ estimate, possible }: AdjudicatedScore) {
  if (possible === null) return 'no score: no positive points';
  return (
    <>
      <b>{estimate === null ? 'open' : formatNumber(estimate, 2)}</b>
      {possible.high > possible.low &&
        ` ${formatNumber(possible.low, 2)} to ${formatNumber(possible.high, 2)}`}
    </>
  );
}

const percent = (share: number) => `${share * 100}%`;

const nameWidth = 104;
const figuresWidth = 128;
const gap = 20;
const gutter = 16;
const columns = `${nameWidth}px minmax(0, 1fr) ${figuresWidth}px`;

const axisWidth = (width: number) =>
  Math.max(100, width - nameWidth - figuresWidth - 2 * gap - 2 * gutter);

const Diamond = styled('i')(({ theme }) => ({
  display: 'inline-block',
  width: 9,
  height: 9,
  borderRadius: 1,
  transform: 'rotate(45deg)',
  backgroundColor: theme.vars.palette.primary.main,
  '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'CanvasText' },
}));

const Plot = styled('section')(({ theme }) => {
  const { palette } = theme.vars;
  const hatch = `repeating-linear-gradient(135deg, ${palette.hatch} 0 1.5px, transparent 1.5px 4px)`;
  return {
    ...theme.typography.cell,
    position: 'relative',
    padding: `10px ${gutter}px 8px`,
    borderBottom: `1px solid ${palette.divider}`,
    '& b': { fontWeight: 600, color: palette.text.primary },
    '& > header': {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '2px 16px',
      marginBottom: 4,
      color: palette.text.secondary,
      '& > b': { flex: '0 0 88px' },
      '& > span': { display: 'inline-flex', alignItems: 'center', gap: 7 },
      '& [data-hatch]': { width: 22, height: 6, backgroundImage: hatch },
    },
    '& [data-figures]': {
      marginLeft: 'auto',
      whiteSpace: 'nowrap',
      fontVariantNumeric: 'tabular-nums',
      color: palette.text.secondary,
    },
    '& > ul': { margin: 0, padding: 0, listStyle: 'none' },
    '& li': {
      position: 'relative',
      display: 'grid',
      gridTemplateColumns: columns,
      gap,
      alignItems: 'center',
    },
    '& [data-name]': { display: 'inline-flex', alignItems: 'center', gap: 8, whiteSpace: 'nowrap' },
    '& [data-plot]': {
      position: 'relative',
      '& > *': { position: 'absolute' },
      '& > span': { marginLeft: -9 },
      '& > [data-tick]': { top: 0, bottom: 0, borderLeft: `1px solid ${palette.line2}` },
      '& > [data-hatch]': { bottom: 4, height: 6, backgroundImage: hatch },
      '& > i:not([data-tick], [data-hatch])': { bottom: 2, marginLeft: -4.5 },
    },
    '& > [data-axis]': {
      display: 'grid',
      gridTemplateColumns: columns,
      gap,
      '& > div': { position: 'relative', gridColumn: 2, height: 16 },
      '& span': {
        ...theme.typography.axis,
        position: 'absolute',
        transform: 'translateX(-50%)',
        color: palette.text.disabled,
      },
    },
  };
});
