import { useTheme } from '@mui/material/styles';
import { LineChart } from '@mui/x-charts/LineChart';
import type { Quality } from '#contract/quality/get-quality.ts';
import { formatCount, formatNumber, formatPercent } from '#ui/format-number.ts';
import { shortDate } from '#ui/relative-time.ts';
import { Section } from '#ui/section.tsx';

interface ProgressPlotProps {
  readonly quality: Pick<Quality, 'progress' | 'forecast' | 'computedAt' | 'outcome'>;
}

const HEIGHT = 150;

/** Accepted items day by day, and where the last days lead. */
export function ProgressPlot({ quality }: ProgressPlotProps) {
  const { vars } = useTheme();
  const { progress, forecast, computedAt, outcome } = quality;
  const points = cumulative(progress.acceptedDays);
  const last = points.at(-1);
  const words = inWords(quality);
  const wanted = progress.annotationsWanted ?? outcome.items;
  return (
    <Section title="Progress" note="accepted items, added up">
      {last && (
        <div role="img" aria-label={words}>
          <LineChart
            height={HEIGHT}
            hideLegend
            skipAnimation
            margin={{ left: 0, right: 16, top: 8, bottom: 0 }}
            xAxis={[
              {
                scaleType: 'time',
                data: [
                  ...points.map(({ at }) => new Date(at)),
                  ...(forecast.kind === 'forecast'
                    ? [new Date(computedAt), new Date(forecast.day)]
                    : []),
                ],
                valueFormatter: (at: Date) => shortDate(at.getTime(), Date.parse(computedAt)),
                tickNumber: 4,
              },
            ]}
            yAxis={[{ min: 0, max: Math.max(wanted, last.count), width: 36 }]}
            series={[
              {
                data: [
                  ...points.map(({ count }) => count),
                  ...(forecast.kind === 'forecast' ? [null, null] : []),
                ],
                color: vars.palette.text.secondary,
                curve: 'linear',
                showMark: points.length === 1,
              },
              ...(forecast.kind === 'forecast'
                ? [
                    {
                      data: [...points.map(() => null), last.count, wanted],
                      color: vars.palette.primary.main,
                      curve: 'linear' as const,
                      showMark: false,
                    },
                  ]
                : []),
            ]}
          />
        </div>
      )}
      <p>{words}</p>
    </Section>
  );
}

function cumulative(days: readonly { day: string; count: number }[]) {
  let count = 0;
  return days.map((each) => ({ at: Date.parse(each.day), count: (count += each.count) }));
}

/** The forecast with its interval and where it comes from; or why there is none. */
function inWords({ progress, forecast, outcome, computedAt }: ProgressPlotProps['quality']) {
  const left = (progress.annotationsWanted ?? outcome.items) - outcome.accepted;
  const now = Date.parse(computedAt);
  const day = (at: string) => shortDate(Date.parse(at), now);
  switch (forecast.kind) {
    case 'done':
      return 'Everything that was asked for is accepted.';
    case 'not-enough-data':
      return progress.annotationsWanted === null
        ? `${formatNumber(outcome.accepted)} of ${formatCount(outcome.items, 'submitted item')} accepted. ${forecast.why}`
        : `${formatCount(left, 'item')} left. ${forecast.why}`;
    case 'forecast':
      return `${formatCount(left, 'item')} left. At ${formatNumber(forecast.perDay, 1)} a day: ${day(forecast.day)}, ${formatPercent(forecast.level)} between ${day(forecast.low)} and ${day(forecast.high)} (${forecast.method}).`;
  }
}
