import { styled } from '@mui/material/styles';
import type { RubricSheet } from '#contract/rubrics/get-rubric.ts';
import { AGREEMENT_FLOOR } from '#domain/rubric/audit/audit-order.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { formatCount, formatNumber, formatPercent } from '#ui/format-number.ts';
import { Part } from './inspector-part.tsx';
import { useAudit, useBench } from './rubric-context.tsx';

type Audit = RubricSheet['audits'][number];
type Correlation = Audit['preference'];

/** What the stored grades say of this criterion, each figure with its interval and its number. */
export function CriterionFigures({ criterion }: { readonly criterion: Criterion }) {
  const { sheet } = useBench();
  const { audit, reworded } = useAudit(criterion);
  const splits = sheet.splits.filter(({ criterionId }) => criterionId === criterion.id);
  if (!audit || audit.n === 0) {
    return (
      <Part>
        <p>No grades on this wording yet, so there are no figures.</p>
      </Part>
    );
  }
  return (
    <>
      <Part>
        <header>
          <h3>From {formatCount(audit.n, 'verdict')}</h3>
        </header>
        {reworded && <p>They were given on the wording that is published.</p>}
        <Facts>
          {facts(audit).map(([name, value, detail]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <b>{value}</b> {detail}
              </dd>
            </div>
          ))}
        </Facts>
      </Part>
      {splits.length > 0 && (
        <Part>
          <header>
            <h3>Where experts split</h3>
          </header>
          <Splits>
            {splits.map((each) => (
              <li key={`${each.taskTitle} ${each.response}`}>
                <q title={`${each.taskTitle}, response ${each.response}`}>
                  {each.quote ?? `${each.taskTitle}, response ${each.response}`}
                </q>
                <span>
                  {each.met} met · {each.notMet} not
                </span>
              </li>
            ))}
          </Splits>
        </Part>
      )}
    </>
  );
}

function facts(audit: Audit): [name: string, value: string, detail: string][] {
  const { met, agreement, turns } = audit;
  const low = (of: { low: number; high: number }) =>
    `${formatNumber(of.low * 100, 0)} to ${formatNumber(of.high * 100, 0)}`;
  return [
    ...(met ? ([['Met', formatPercent(met.rate), low(met)]] as [string, string, string][]) : []),
    ['Not applicable', formatNumber(audit.notApplicable), ''],
    [
      agreement.metric === 'gwet-ac1' ? 'Agreement, AC1' : 'Agreement, α',
      agreement.value === null ? 'none' : formatNumber(agreement.value, 2),
      agreement.value === null
        ? (agreement.why ?? '')
        : `${agreement.interval ? `${formatNumber(agreement.interval.low, 2)} to ${formatNumber(agreement.interval.high, 2)}` : 'no interval'}${agreement.value < AGREEMENT_FLOOR ? `, under the ${formatNumber(AGREEMENT_FLOOR, 2)} floor` : ''}`,
    ],
    ['Discrimination', ...correlationWords(audit.discrimination, 'with the rest of the score')],
    ['With preference', ...correlationWords(audit.preference, '')],
    [
      'Turns apart',
      formatNumber(turns.apart),
      `of ${formatCount(turns.pairs, 'preferred pair')}; holds ${formatNumber(turns.together)} together`,
    ],
  ];
}

function correlationWords(found: Correlation, after: string): [string, string] {
  if (found.kind === 'undefined') return ['none', found.why];
  const { interval } = found;
  const range = interval
    ? `${formatNumber(interval.low, 2)} to ${formatNumber(interval.high, 2)}`
    : 'no interval';
  return [formatNumber(found.value, 2), `${range} ${after}`.trim()];
}

const Facts = styled('dl')(({ theme }) => ({
  margin: 0,
  '& > div': { display: 'grid', gridTemplateColumns: '122px minmax(0, 1fr)', minHeight: 22 },
  '& dt': { ...theme.typography.cell, color: theme.vars.palette.text.secondary },
  '& dd': {
    ...theme.typography.cell,
    margin: 0,
    color: theme.vars.palette.text.disabled,
    fontVariantNumeric: 'tabular-nums',
  },
  '& b': { fontWeight: 600, color: theme.vars.palette.text.primary },
}));

const Splits = styled('ul')(({ theme }) => ({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& li': {
    display: 'flex',
    gap: 8,
    padding: '3px 0',
    borderTop: `1px solid ${theme.vars.palette.divider}`,
  },
  '& q': {
    ...theme.typography.quoteLong,
    flex: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& span': { ...theme.typography.meta, whiteSpace: 'nowrap' },
}));
