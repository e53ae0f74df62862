import { styled } from '@mui/material/styles';
import type { Quality } from '#contract/quality/get-quality.ts';
import { IntervalPlot } from '#ui/charts/interval-plot.tsx';
import { PlotAxis } from '#ui/charts/plot-axis.tsx';
import { formatNumber } from '#ui/format-number.ts';
import { OpensItems } from '#ui/opens-items.tsx';
import { Section } from '#ui/section.tsx';
import { statisticName } from './statistic-name.ts';

type Row = Quality['agreement'][number];

interface AgreementTableProps {
  readonly rows: readonly Row[];
  readonly basis: Quality['agreementBasis'];
  readonly onOpen: (subject: string) => void;
}

/** Below this agreement a figure is usually not good enough to train on; drawn, never enforced. */
const FLOOR = 0.6;

/** A sentence's worth of each subject: what, with which statistic, and how far experts agree. */
export function AgreementTable({ rows, basis, onOpen }: AgreementTableProps) {
  return (
    <Section title="Agreement" note={`point and 95 % interval; dashed: ${FLOOR}`}>
      {basis && (
        <Basis>
          On the random {formatNumber(basis.share * 100, 0)} % of tasks that keep a fixed overlap:{' '}
          {formatNumber(basis.tasks)} of {formatNumber(basis.of)} answered. On the others, how many
          experts are asked depends on how they agree.
        </Basis>
      )}
      <Grid role="table" aria-label="Agreement">
        <div role="row" className="head">
          <span role="columnheader">Subject</span>
          <span role="columnheader">
            <PlotAxis ticks={[0, 0.2, 0.4, 0.6, 0.8, 1]} />
          </span>
          <span role="columnheader" className="number">
            Value
          </span>
        </div>
        {rows.map((row) => (
          <div role="row" key={row.key}>
            <span role="rowheader">
              <b title={row.name}>{row.name}</b>
              <small>
                {statisticName(row.metric)}, n {formatNumber(row.ratings)}
              </small>
            </span>
            {row.value === null ? (
              <span role="cell" className="why">
                {row.why}
              </span>
            ) : (
              <>
                <span role="cell">
                  <IntervalPlot
                    value={row.value}
                    low={row.interval?.low ?? null}
                    high={row.interval?.high ?? null}
                    from={0}
                    to={1}
                    floor={FLOOR}
                  />
                </span>
                <span role="cell" className="number">
                  <OpensItems
                    as="button"
                    onClick={() => onOpen(row.key)}
                    aria-label={`${row.name}: ${formatNumber(row.value, 2)}, open the items`}
                  >
                    <b>{formatNumber(row.value, 2)}</b>
                  </OpensItems>{' '}
                  {row.interval ? (
                    <small>
                      {formatNumber(row.interval.low, 2)} to {formatNumber(row.interval.high, 2)}
                    </small>
                  ) : (
                    <small title={row.intervalWhy}>no interval</small>
                  )}
                </span>
              </>
            )}
          </div>
        ))}
      </Grid>
    </Section>
  );
}

const Basis = styled('p')(({ theme }) => ({
  ...theme.typography.meta,
  margin: '0 0 8px',
  color: theme.vars.palette.text.secondary,
}));

const Grid = styled('div')(({ theme }) => ({
  '& [role=row]': {
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, 5fr) minmax(90px, 5fr) 128px',
    columnGap: 16,
    alignItems: 'center',
    minHeight: 40,
    borderTop: `1px solid ${theme.vars.palette.divider}`,
  },
  '& .head': { minHeight: 24, borderTop: 0 },
  '& .head > :first-of-type, & .head > .number': {
    ...theme.typography.columnHead,
    color: theme.vars.palette.text.disabled,
  },
  '& [role=rowheader]': { minWidth: 0, ...theme.typography.body2 },
  '& [role=rowheader] b': {
    display: 'block',
    fontWeight: 400,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& small': { ...theme.typography.meta, color: theme.vars.palette.text.disabled },
  '& .number': {
    textAlign: 'right',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    ...theme.typography.body2,
  },
  '& .why': {
    gridColumn: '2 / -1',
    ...theme.typography.meta,
    color: theme.vars.palette.text.disabled,
    padding: '4px 0',
  },
}));
