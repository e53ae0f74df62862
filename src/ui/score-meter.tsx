import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';

import { formatNumber } from './format-number.ts';
import { Hint } from './hint.tsx';
import { LetterBadge } from './letter-badge.tsx';
import { ScoreBar } from './score-bar.tsx';

/**
 * `range`: `low` is what is counted whatever the open verdicts become, `high` the most
 * they can still give; equal once nothing is open. Raw points may lie below 0.
 */
export type MeterScore =
  | {
      readonly kind: 'range';
      readonly low: number;
      readonly high: number;
      readonly points?: { readonly earned: number; readonly possible: number };
    }
  | { readonly kind: 'none'; readonly reason: string };

interface ScoreMeterProps {
  /** Accessible name, e.g. `Score of response A`. */
  readonly name: string;
  readonly letter: string;
  readonly current?: boolean;
  readonly score: MeterScore;
  /** The scale that all bars under each other share. */
  readonly min?: number;
  readonly max?: number;
  /** Value at which the scoring rule passes. */
  readonly pass?: number;
  /** Without the raw points, for two columns of meters. */
  readonly compact?: boolean;
  /** The sum criterion by criterion, opened by hover or focus. */
  readonly sum?: ReactNode;
}

export function ScoreMeter(props: ScoreMeterProps) {
  const { score, min = 0, max = 1, compact = false } = props;
  const share = (value: number) => (value - min) / (max - min);
  const row = (
    <Row
      role="meter"
      aria-label={props.name}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={score.kind === 'range' ? Math.min(max, Math.max(min, score.low)) : min}
      aria-valuetext={meterText(score)}
      data-compact={compact || undefined}
      {...(props.sum !== undefined && { tabIndex: 0 })}
    >
      <LetterBadge letter={props.letter} current={props.current ?? false} size={16} />
      <ScoreBar
        {...(score.kind === 'range'
          ? { counted: share(score.low), possible: share(score.high) }
          : { counted: 0 })}
        {...(props.pass !== undefined && { pass: share(props.pass) })}
      />
      {score.kind === 'range' ? (
        <>
          <Value>{formatNumber(score.low, 2)}</Value>
          <Quiet>{score.high > score.low && `to ${formatNumber(score.high, 2)}`}</Quiet>
          {!compact && (
            <Points>
              {score.points && (
                <>
                  {formatNumber(score.points.earned)}{' '}
                  <Quiet>of {formatNumber(score.points.possible)}</Quiet>
                </>
              )}
            </Points>
          )}
        </>
      ) : (
        <Reason title={score.reason}>no score: {score.reason}</Reason>
      )}
    </Row>
  );
  return props.sum === undefined ? (
    row
  ) : (
    <Hint content={props.sum} placement="bottom-start" describes>
      {row}
    </Hint>
  );
}

/** E.g. "0.77, up to 0.83, 27 of 38 points" or "no score: no positive points". */
export function meterText(score: MeterScore): string {
  if (score.kind === 'none') return `no score: ${score.reason}`;
  const parts = [formatNumber(score.low, 2)];
  if (score.high > score.low) parts.push(`up to ${formatNumber(score.high, 2)}`);
  if (score.points) {
    parts.push(
      `${formatNumber(score.points.earned)} of ${formatNumber(score.points.possible)} points`,
    );
  }
  return parts.join(', ');
}

const Row = styled('div')(({ theme }) => ({
  ...theme.typography.cell,
  display: 'grid',
  // Points of a rubric in hundredths need more room than whole ones.
  gridTemplateColumns: '16px minmax(40px, 1fr) 34px 42px minmax(52px, max-content)',
  alignItems: 'center',
  columnGap: 9,
  minHeight: 23,
  borderRadius: 2,
  fontVariantNumeric: 'tabular-nums',
  '&[data-compact]': { gridTemplateColumns: '16px minmax(40px, 1fr) 34px 42px' },
}));

const Value = styled('span')(({ theme }) => ({
  fontSize: '0.9375rem',
  lineHeight: 20 / 15,
  fontWeight: 600,
  letterSpacing: '-0.012em',
  textAlign: 'right',
  color: theme.vars.palette.text.primary,
}));

const Quiet = styled('span')(({ theme }) => ({
  fontSize: '0.75rem',
  whiteSpace: 'nowrap',
  color: theme.vars.palette.text.disabled,
}));

const Points = styled('span')({ textAlign: 'right', whiteSpace: 'nowrap' });

const Reason = styled('span')(({ theme }) => ({
  gridColumn: '3 / -1',
  color: theme.vars.palette.text.secondary,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
}));
