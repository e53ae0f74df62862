import { styled } from '@mui/material/styles';
import type { Quality } from '#contract/quality/get-quality.ts';
import { formatNumber, formatPercent } from '#ui/format-number.ts';
import { moneysText, timeText } from '#ui/pay-statement/pay-text.ts';
import { Section } from '#ui/section.tsx';
import { defectText, shareText } from './figure-text.ts';

/** The figures of the overview's head as a list, in words where there is no number. */
export function ReportFigures({ quality }: { readonly quality: Quality }) {
  const { outcome, progress } = quality;
  const { gold, defects } = outcome;
  const days = progress.acceptedDays;
  const lines: readonly (readonly [string, string])[] = [
    [
      'Accepted items',
      `${formatNumber(outcome.accepted)} of ${
        progress.annotationsWanted === null
          ? `${formatNumber(outcome.items)} submitted`
          : `${formatNumber(progress.annotationsWanted)} asked for`
      }`,
    ],
    [
      'Throughput',
      days.length === 0
        ? 'nothing accepted yet'
        : `${formatNumber(outcome.accepted / days.length, 1)} accepted items a working day, on ${formatNumber(days.length)} days`,
    ],
    ['Defects', defects === null ? 'no spot check' : `${defectText(defects)} regraded items`],
    [
      'Gold',
      gold === null
        ? 'no hidden gold answered'
        : `${shareText(gold)} right, ${formatPercent(gold.right / gold.of, 1)}`,
    ],
    [
      'Disputes',
      `${formatNumber(outcome.disputed)} raised, ${formatNumber(outcome.upheld)} upheld, ${formatNumber(outcome.returned)} items with their experts now`,
    ],
    [
      'Median active time',
      outcome.medianActiveSeconds === null
        ? 'not recorded'
        : `${timeText(outcome.medianActiveSeconds)} an item${
            outcome.withoutTime > 0 ? `, ${formatNumber(outcome.withoutTime)} without a time` : ''
          }`,
    ],
    [
      'Cost',
      `${moneysText(outcome.cost)} so far, ${moneysText(outcome.costPerAccepted)} an accepted item${
        outcome.secondsWithoutRate > 0
          ? `, without ${timeText(outcome.secondsWithoutRate)} that has no rate`
          : ''
      }`,
    ],
  ];
  return (
    <Section title="In figures" note="">
      <List>
        {lines.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </List>
    </Section>
  );
}

const List = styled('dl')(({ theme }) => ({
  ...theme.typography.body2,
  margin: 0,
  '& > div': {
    display: 'grid',
    gridTemplateColumns: '160px minmax(0, 1fr)',
    gap: 12,
    padding: '4px 0',
    borderTop: `1px solid ${theme.vars.palette.divider}`,
  },
  '& dt': { color: theme.vars.palette.text.secondary },
  '& dd': { margin: 0, fontVariantNumeric: 'tabular-nums' },
}));
