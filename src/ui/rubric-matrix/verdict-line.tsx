import { styled } from '@mui/material/styles';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { VerdictValue } from '#domain/rubric/verdict.ts';
import { verdictFraction } from '#domain/score/verdict-fraction.ts';
import { formatSigned } from '#ui/format-number.ts';
import { LetterBadge } from '#ui/letter-badge.tsx';
import type { LetteredResponse } from '#ui/lettered-response.ts';
import { SegmentedRadios } from '#ui/segmented-radios.tsx';
import type { VerdictHandlers } from './current-criterion.tsx';
import { EvidenceLine } from './evidence-line.tsx';
import { segmentValue, verdictOfSegment, verdictSegments } from './verdict-segments.ts';
import type { VerdictEntry } from './verdict-table.ts';

export interface VerdictLineProps extends VerdictHandlers {
  readonly criterion: Criterion;
  readonly response: LetteredResponse;
  readonly entry: VerdictEntry;
  readonly current: boolean;
  readonly hasKeys: boolean;
  readonly readOnly: boolean;
  readonly dependsOn: readonly string[];
}

/** The control of one response, what it earned, and what shows it. */
export function VerdictLine(props: VerdictLineProps) {
  const { criterion, response, entry, current, hasKeys } = props;
  return (
    <Line
      data-line={response.id}
      data-current-line={current || undefined}
      onFocus={() => !current && props.onCurrent(criterion.id, response.id)}
    >
      <LetterBadge letter={response.letter} current={current} />
      <SegmentedRadios
        label={`Response ${response.letter}: ${criterion.text}`}
        segments={verdictSegments(criterion)}
        value={entry.value === null ? null : segmentValue(entry.value)}
        layout={layoutOf(criterion)}
        showKeys={hasKeys}
        disabled={props.readOnly}
        onChange={(value) => props.onVerdict(criterion.id, response.id, verdictOfSegment(value))}
        onClear={() => props.onVerdict(criterion.id, response.id, null)}
      />
      <Earned data-tone={toneOf(criterion, entry.value)}>{earnedText(criterion, entry)}</Earned>
      <EvidenceLine {...props} />
    </Line>
  );
}

function layoutOf({ scale }: Criterion) {
  if (scale.kind === 'anchored') return scale.levels.some(Boolean) ? 'list' : 'bar';
  return 'bar';
}

/** What the verdict brings in raw points: `+7`, `0`, `out`, or a dash while open. */
export function earnedText(criterion: Criterion, entry: VerdictEntry): string {
  if (entry.ruledOut) return 'out';
  if (entry.value === null) return '–';
  const fraction = verdictFraction(criterion.scale, entry.value);
  if (fraction === 'not-applicable') return 'out';
  return fraction === null ? '?' : formatSigned(round(criterion.points * fraction));
}

const round = (value: number) => Math.round(value * 100) / 100;

export function toneOf(criterion: Criterion, value: VerdictValue | null): string | undefined {
  if (value === null) return undefined;
  const fraction = verdictFraction(criterion.scale, value);
  if (typeof fraction !== 'number' || fraction === 0) return undefined;
  if (criterion.points < 0) return 'bad';
  return fraction === 1 ? 'good' : 'partly';
}

const Line = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '28px minmax(0, 1fr) 44px',
  alignItems: 'center',
  columnGap: 0,
  '& > [role="radiogroup"]': { justifySelf: 'start', maxWidth: '100%' },
  '& > [role="radiogroup"][data-layout="list"]': { justifySelf: 'stretch' },
  // In a narrow zone the words come before the gutters.
  '@container scoring (max-width: 390px)': {
    gridTemplateColumns: '24px minmax(0, 1fr) 32px',
    '& > [role="radiogroup"] > label': { gap: 4, padding: '0 5px' },
  },
  '& > [data-evidence]': { gridColumn: '2 / -1' },
  color: theme.vars.palette.text.primary,
}));

export const Earned = styled('span')(({ theme }) => ({
  ...theme.typography.cell,
  justifySelf: 'end',
  color: theme.vars.palette.text.secondary,
  fontVariantNumeric: 'tabular-nums',
  '&[data-tone]': { fontWeight: 600 },
  '&[data-tone="good"]': { color: theme.vars.palette.success.main },
  '&[data-tone="bad"]': { color: theme.vars.palette.error.main },
  '&[data-tone="partly"]': { color: theme.vars.palette.warning.main },
}));
