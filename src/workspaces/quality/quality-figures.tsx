import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import type { Quality } from '#contract/quality/get-quality.ts';
import { useNavigate } from '#ui/address.ts';
import { formatCount, formatNumber, formatPercent } from '#ui/format-number.ts';
import { OpensItems } from '#ui/opens-items.tsx';
import { moneysText, timeText } from '#ui/pay-statement/pay-text.ts';
import { shortDate } from '#ui/relative-time.ts';
import { disputesText } from './figure-text.ts';
import type { Opened } from './use-quality-address.ts';

interface QualityFiguresProps {
  readonly quality: Quality;
  readonly slug: string;
  readonly onOpen: (opened: Opened) => void;
}

/** The line of figures at the top; each opens the items that it counts. */
export function QualityFigures({ quality, slug, onOpen }: QualityFiguresProps) {
  const navigate = useNavigate();
  const { progress, agreement, outcome, forecast, computedAt, reliabilityOn } = quality;
  const { defects, gold } = outcome;
  const disputes = disputesText(outcome);
  const verdicts = agreement.find(({ key }) => key === reliabilityOn.key);
  const to = (opened: Opened) => () => onOpen(opened);
  const day = (at: string) => shortDate(Date.parse(at), Date.parse(computedAt));
  return (
    <Line>
      <Figure
        name="Accepted"
        value={formatNumber(outcome.accepted)}
        onOpen={to({ of: 'accepted' })}
      >
        of{' '}
        {progress.annotationsWanted === null
          ? `${formatNumber(outcome.items)} submitted`
          : formatNumber(progress.annotationsWanted)}
      </Figure>
      <Figure
        name="Finished by"
        value={
          forecast.kind === 'forecast' ? day(forecast.day) : forecast.kind === 'done' ? 'done' : '–'
        }
        onOpen={() => navigate(`/p/${slug}/data?view=tasks&status=open`)}
      >
        {forecast.kind === 'forecast' && `${day(forecast.low)} to ${day(forecast.high)}`}
        {forecast.kind === 'not-enough-data' && 'no forecast yet'}
      </Figure>
      <Figure
        name={
          reliabilityOn.key === 'verdicts'
            ? 'Agreement on verdicts'
            : `Agreement on ${reliabilityOn.name}`
        }
        value={verdicts?.value == null ? '–' : formatNumber(verdicts.value, 2)}
        onOpen={verdicts?.value == null ? null : to({ subject: verdicts.key })}
      >
        {verdicts?.interval
          ? `${formatNumber(verdicts.interval.low, 2)} to ${formatNumber(verdicts.interval.high, 2)}`
          : 'no interval'}
      </Figure>
      <Figure
        name="Defects"
        value={defects === null ? '–' : formatNumber(defects.defects)}
        onOpen={defects === null ? null : to({ of: 'defects' })}
      >
        {defects === null
          ? 'no spot check'
          : `of ${formatNumber(defects.regraded)}${
              defects.interval === null
                ? ' regraded'
                : `, ${formatPercent(defects.interval.low, 1)} to ${formatPercent(defects.interval.high, 1)}`
            }`}
      </Figure>
      <Figure
        name="Gold"
        value={gold === null ? '–' : formatPercent(gold.right / gold.of, 1)}
        onOpen={gold === null ? () => navigate({ view: 'gold' }) : to({ of: 'gold' })}
      >
        {gold === null ? 'no hidden gold answered' : `${gold.right} of ${gold.of} right`}
      </Figure>
      <Figure name="Disputes" value={disputes.share} onOpen={to({ of: 'disputed' })}>
        {disputes.detail}
      </Figure>
      <Figure
        name="Median time"
        value={outcome.medianActiveSeconds === null ? '–' : timeText(outcome.medianActiveSeconds)}
        onOpen={to({ of: 'time' })}
      >
        {outcome.withoutTime === 0
          ? 'an item'
          : `${formatCount(outcome.withoutTime, 'item')} without a time`}
      </Figure>
      <Figure
        name="Cost per accepted item"
        value={moneysText(outcome.costPerAccepted)}
        onOpen={to({ of: 'cost' })}
      >
        {outcome.secondsWithoutRate > 0
          ? `${timeText(outcome.secondsWithoutRate)} has no rate`
          : outcome.costPerAccepted.length > 0 && 'all work so far'}
      </Figure>
    </Line>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  /** Null where there is nothing behind it. */
  readonly onOpen: (() => void) | null;
  readonly children: ReactNode;
}

function Figure({ name, value, onOpen, children }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {onOpen ? (
          <OpensItems as="button" type="button" aria-label={`${name}: ${value}`} onClick={onOpen}>
            <b>{value}</b>
          </OpensItems>
        ) : (
          <b>{value}</b>
        )}{' '}
        {children}
      </dd>
    </div>
  );
}

/** Eight figures: one row of eight where there is room, else two rows of four. */
const Line = styled('dl')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'repeat(8, auto)',
  justifyContent: 'space-between',
  gap: '8px 20px',
  margin: 0,
  padding: '8px 16px',
  backgroundColor: theme.vars.palette.background.paper,
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '@media (max-width: 1399px)': {
    gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
    justifyContent: 'stretch',
  },
  '& dt': { ...theme.typography.meta, color: theme.vars.palette.text.secondary },
  '& dd': { margin: 0, ...theme.typography.body2, color: theme.vars.palette.text.disabled },
  '& b': { ...theme.typography.h2, color: theme.vars.palette.text.primary },
}));
