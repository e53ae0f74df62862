import { styled } from '@mui/material/styles';
import type { SpotCheck } from '#queries/spot-checks.ts';
import { shortDate } from '#ui/relative-time.ts';
import { Section } from '#ui/section.tsx';
import { CheckSentence } from './check-sentence.tsx';
import { percent, stratumWords } from './check-words.ts';
import { DefectTable } from './defect-table.tsx';

/** Every claim that was made, the newest first: plan, seed and what came of it. */
export function ReportClaim({ checks }: { readonly checks: readonly SpotCheck[] }) {
  const [newest, ...older] = checks;
  if (!newest) {
    return (
      <Section title="Claim" note="no spot check was made">
        <p>Nothing is claimed about the share of defective items.</p>
      </Section>
    );
  }
  const { report, claim } = newest;
  return (
    <Section title="Claim" note={`spot check ${newest.n}, drawn with seed ${newest.seed}`}>
      <CheckSentence check={newest} />
      <Terms>
        <dt>Defective</dt>
        <dd>{newest.definition}</dd>
        <dt>Plan</dt>
        <dd>
          {claim.mode === 'sequential'
            ? 'sequential, by a confidence sequence fixed beforehand'
            : `stratified, ${report.drawn} drawn, at most ${claim.accept} defective`}
        </dd>
        <dt>Made</dt>
        <dd>
          {newest.madeBy}, {shortDate(Date.parse(newest.madeAt), 0)}
          {newest.closedAt !== null &&
            `; ended ${shortDate(Date.parse(newest.closedAt), 0)}: ${newest.closedReason ?? ''}`}
        </dd>
        <dt>Defect rate</dt>
        <dd>
          {report.interval === null || report.rate === null
            ? 'not stated before the draw is regraded'
            : `${percent(report.rate)}, ${percent(report.interval.low)} to ${percent(report.interval.high)} (${report.interval.method})`}
        </dd>
      </Terms>
      <DefectTable
        name="Defects by stratum"
        of="Stratum"
        rows={report.strata.map((each) => ({
          ...each,
          key: each.name,
          name: stratumWords[each.name],
        }))}
        limit={claim.limit}
      />
      {older.length > 0 && (
        <p>
          Earlier claims, none of which is ever removed:{' '}
          {older
            .map(({ n, claimInWords, report: { verdict } }) => `${n}: ${claimInWords} (${verdict})`)
            .join('; ')}
          .
        </p>
      )}
    </Section>
  );
}

const Terms = styled('dl')(({ theme }) => ({
  ...theme.typography.body2,
  display: 'grid',
  gridTemplateColumns: '96px minmax(0, 1fr)',
  gap: '2px 12px',
  margin: '0 0 12px',
  '& dt': { color: theme.vars.palette.text.secondary },
  '& dd': { margin: 0, overflowWrap: 'anywhere' },
}));
