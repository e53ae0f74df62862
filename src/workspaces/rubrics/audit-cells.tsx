import { styled } from '@mui/material/styles';
import type { RubricSheet } from '#contract/rubrics/get-rubric.ts';
import { AGREEMENT_FLOOR, DISCRIMINATION_FLOOR } from '#domain/rubric/audit/audit-order.ts';
import { IntervalPlot } from '#ui/charts/interval-plot.tsx';
import { formatNumber, formatPercent } from '#ui/format-number.ts';

type Audit = RubricSheet['audits'][number];

interface AuditCellsProps {
  readonly audit: Audit | null;
  /** The text differs from the one that the figures were computed on. */
  readonly reworded: boolean;
  /** Numbers of the criteria that say the same, as they stand in the list. */
  readonly repeats: readonly { number: number; share: number }[];
  /** |points| of all |points|, as edited. */
  readonly share: number;
  /** Whether any criterion here was judged by two experts; if not, that is said once, below. */
  readonly overlaps: boolean;
  readonly onRepeat: (number: number) => void;
}

/** The figures of one criterion, in the columns of the table. */
export function AuditCells({
  audit,
  reworded,
  repeats,
  share,
  overlaps,
  onRepeat,
}: AuditCellsProps) {
  const shareCell = (
    <span role="cell" data-share="">
      <i aria-hidden style={{ height: Math.max(3, Math.min(20, share * 100)) }} />
      {formatNumber(share * 100, 1)}
    </span>
  );
  if (audit === null || audit.met === null) {
    return (
      <>
        <span role="cell" data-none="">
          {audit === null ? 'new, not graded yet' : 'not graded on this wording'}
        </span>
        {shareCell}
      </>
    );
  }
  const { met, agreement, discrimination } = audit;
  const { rate } = met;
  // As in the plot: amber only where the whole interval lies below the floor.
  const under =
    agreement.value !== null && (agreement.interval?.high ?? agreement.value) < AGREEMENT_FLOOR;
  const weak = discrimination.kind === 'defined' && discrimination.value < DISCRIMINATION_FLOOR;
  return (
    <>
      <span role="cell" data-figure="" data-faded={reworded || undefined}>
        <Bar aria-hidden>
          <i style={{ width: `${Math.max(2, rate * 100)}%` }} />
        </Bar>
        {formatPercent(rate)}
      </span>
      <span role="cell" data-agreement="" data-faded={reworded || undefined}>
        {agreement.units === 0 ? (
          <small>{overlaps ? 'no overlap' : '–'}</small>
        ) : agreement.value === null ? (
          <small>{agreement.why}</small>
        ) : (
          <>
            <IntervalPlot
              value={agreement.value}
              low={agreement.interval?.low ?? null}
              high={agreement.interval?.high ?? null}
              from={0}
              to={1}
              floor={AGREEMENT_FLOOR}
            />
            <b data-warn={under || undefined}>{formatNumber(agreement.value, 2)}</b>
          </>
        )}
      </span>
      <span role="cell" data-figure="" data-faded={reworded || undefined}>
        {discrimination.kind === 'defined' ? (
          <>
            <Signed aria-hidden>
              <i
                data-warn={weak || undefined}
                style={{
                  left: discrimination.value < 0 ? `${50 + discrimination.value * 50}%` : '50%',
                  width: `${Math.max(2, Math.abs(discrimination.value) * 50)}%`,
                }}
              />
            </Signed>
            <span data-warn={weak || undefined}>{formatNumber(discrimination.value, 2)}</span>
          </>
        ) : (
          <small title={discrimination.why}>none</small>
        )}
      </span>
      <span role="cell" data-repeats="">
        {repeats.length === 0
          ? 'none'
          : repeats.slice(0, 2).map((each) => (
              <button key={each.number} type="button" onClick={() => onRepeat(each.number)}>
                {each.number} {formatNumber(each.share, 2)}
              </button>
            ))}
      </span>
      {shareCell}
    </>
  );
}

const Bar = styled('span')(({ theme }) => ({
  display: 'inline-block',
  width: 36,
  height: 8,
  '& i': { display: 'block', height: '100%', backgroundColor: theme.vars.palette.control },
}));

const Signed = styled('span')(({ theme }) => ({
  position: 'relative',
  display: 'inline-block',
  width: 44,
  height: 9,
  '&::before': {
    content: '""',
    position: 'absolute',
    inset: '-3px auto -3px 50%',
    width: 1,
    backgroundColor: theme.vars.palette.control,
  },
  '& i': {
    position: 'absolute',
    top: 0,
    height: '100%',
    backgroundColor: theme.vars.palette.control,
  },
  '& i[data-warn]': { backgroundColor: theme.vars.palette.warning.main },
}));
