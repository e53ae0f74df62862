import { styled } from '@mui/material/styles';
import type { ScoreRange } from '#domain/score/score-range.ts';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import { ScoreMeter, type MeterScore } from '#ui/score-meter.tsx';
import { ScoreSum } from './score-sum.tsx';
import { useSurface, useSurfaceState } from './surface-context.tsx';
import { useScoreRanges } from './use-surface-grades.ts';

/** From this many responses on, the meters stand in two columns. */
const twoColumnsFrom = 4;

/** The bars of all responses on one scale, under each other. */
export function ScoreMeters() {
  const { responses, settings } = useSurface();
  const ranges = useScoreRanges();
  const responseId = useSurfaceState((state) => state.responseId);
  const rule = scoringRule(settings.scoringRule);
  const compact = responses.length >= twoColumnsFrom;
  return (
    <Meters data-compact={compact || undefined}>
      {responses.map(({ id, letter }) => (
        <ScoreMeter
          key={id}
          name={`Score of response ${letter}`}
          letter={letter}
          current={id === responseId}
          compact={compact}
          score={meterScore(ranges.get(id) ?? null)}
          {...(rule.passMark !== null && { pass: rule.passMark })}
          sum={<ScoreSum responseId={id} range={ranges.get(id) ?? null} />}
        />
      ))}
    </Meters>
  );
}

export function meterScore(range: ScoreRange | null): MeterScore {
  if (range === null) return { kind: 'none', reason: 'no positive points' };
  return {
    kind: 'range',
    low: range.clampedLow,
    high: range.clampedHigh,
    points: { earned: round(range.points), possible: round(range.positivePoints) },
  };
}

const round = (value: number) => Math.round(value * 100) / 100;

const Meters = styled('div')({
  display: 'grid',
  rowGap: 0,
  padding: '0 16px 8px',
  '&[data-compact]': {
    gridTemplateColumns: '1fr 1fr',
    gridAutoFlow: 'row',
    columnGap: 20,
  },
});
