import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Quality } from '#contract/quality/get-quality.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { goldQuery, type GoldPerson } from '#queries/gold.ts';
import { useNavigate } from '#ui/address.ts';
import { formatNumber, formatPercent } from '#ui/format-number.ts';
import { OpensItems } from '#ui/opens-items.tsx';
import { moneysText, timeText } from '#ui/pay-statement/pay-text.ts';
import { shortDate } from '#ui/relative-time.ts';

interface QualityFiguresProps {
  readonly projectId: string;
  readonly quality: Quality;
  readonly slug: string;
}

/** The line of figures at the top; each opens the items that it counts. */
export function QualityFigures({ projectId, quality, slug }: QualityFiguresProps) {
  const gold = useQuery(goldQuery(useBackend(), projectId)).data;
  const navigate = useNavigate();
  const { progress, agreement, outcome, forecast, computedAt } = quality;
  const verdicts = agreement.find(({ key }) => key === 'verdicts');
  const to = (place: string) => () => navigate(`/p/${slug}/${place}`);
  const day = (at: string) => shortDate(Date.parse(at), Date.parse(computedAt));
  const right = gold ? hiddenGold(gold.people) : null;
  return (
    <Line>
      <Figure
        name="Accepted"
        value={formatNumber(outcome.accepted)}
        onOpen={to('review?state=done')}
      >
        of {formatNumber(progress.annotationsWanted)}
      </Figure>
      <Figure
        name="Finished by"
        value={
          forecast.kind === 'forecast' ? day(forecast.day) : forecast.kind === 'done' ? 'done' : '–'
        }
        onOpen={to('data?view=tasks&status=open')}
      >
        {forecast.kind === 'forecast' && `${day(forecast.low)} to ${day(forecast.high)}`}
        {forecast.kind === 'not-enough-data' && 'not enough data'}
      </Figure>
      <Figure
        name="Agreement on verdicts"
        value={verdicts?.value == null ? '–' : formatNumber(verdicts.value, 2)}
        onOpen={verdicts?.value == null ? null : to('quality?subject=verdicts')}
      >
        {verdicts?.interval
          ? `${formatNumber(verdicts.interval.low, 2)} to ${formatNumber(verdicts.interval.high, 2)}`
          : 'no interval'}
      </Figure>
      <Figure
        name="Gold"
        value={right === null ? '–' : formatPercent(right.share, 1)}
        onOpen={to('quality?view=gold')}
      >
        {right === null ? 'no hidden gold answered' : `${right.right} of ${right.of} right`}
      </Figure>
      <Figure
        name="Disputes"
        value={outcome.items === 0 ? '–' : formatPercent(outcome.disputed / outcome.items, 1)}
        onOpen={to('review?state=argued')}
      >
        {outcome.disputed === 0
          ? 'none raised'
          : `${formatPercent(outcome.upheld / outcome.disputed)} upheld`}
      </Figure>
      <Figure
        name="Median time"
        value={timeText(outcome.medianActiveSeconds)}
        onOpen={to('review?state=all')}
      >
        an item
      </Figure>
      <Figure
        name="Cost per accepted item"
        value={moneysText(outcome.costPerAccepted)}
        onOpen={to('people?view=pay')}
      >
        {outcome.secondsWithoutRate > 0
          ? `without ${timeText(outcome.secondsWithoutRate)} that has no rate`
          : outcome.costPerAccepted.length > 0 && 'all work so far'}
      </Figure>
    </Line>
  );
}

/** Hidden gold only: onboarding is learning. */
function hiddenGold(people: readonly GoldPerson[]) {
  const records = people.flatMap(({ hidden }) => (hidden === null ? [] : [hidden]));
  const of = records.reduce((sum, each) => sum + each.of, 0);
  const right = records.reduce((sum, each) => sum + each.right, 0);
  return of === 0 ? null : { right, of, share: right / of };
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

const Line = styled('dl')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  gap: '8px 32px',
  margin: 0,
  padding: '8px 16px',
  backgroundColor: theme.vars.palette.background.paper,
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& dt': { ...theme.typography.meta, color: theme.vars.palette.text.secondary },
  '& dd': { margin: 0, ...theme.typography.body2, color: theme.vars.palette.text.disabled },
  '& b': { ...theme.typography.h2, color: theme.vars.palette.text.primary },
}));
