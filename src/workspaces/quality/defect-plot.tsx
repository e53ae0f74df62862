import { useTheme } from '@mui/material/styles';
import { ChartsContainer } from '@mui/x-charts/ChartsContainer';
import { ChartsReferenceLine } from '@mui/x-charts/ChartsReferenceLine';
import { ChartsXAxis } from '@mui/x-charts/ChartsXAxis';
import { ChartsYAxis } from '@mui/x-charts/ChartsYAxis';
import { useXScale, useYScale } from '@mui/x-charts/hooks';
import type { SpotCheck } from '#queries/spot-checks.ts';
import { percent } from './check-words.ts';

type Path = SpotCheck['report']['path'];

interface DefectPlotProps {
  readonly path: Path;
  readonly limit: number;
  readonly items: number;
}

/** The defect rate as it went: the point, its interval, and the claim as a dashed line. */
export function DefectPlot({ path, limit, items }: DefectPlotProps) {
  const { vars } = useTheme();
  const last = path.at(-1);
  if (!last) return null;
  const top = Math.min(
    1,
    Math.max(limit * 1.5, ...path.map(({ high }) => Math.min(high, 6 * limit))),
  );
  const says = `${percent(last.rate)} after ${last.items} items, ${percent(last.low)} to ${percent(last.high)}; the claim is ${percent(limit)}.`;
  return (
    <div role="img" aria-label={says} style={{ maxWidth: 560 }}>
      <ChartsContainer
        height={200}
        margin={{ top: 12, right: 72, bottom: 0, left: 0 }}
        series={[]}
        xAxis={[
          {
            id: 'items',
            scaleType: 'linear',
            min: 0,
            max: items,
            position: 'bottom',
            height: 28,
            valueFormatter: (value: number) => String(value),
          },
        ]}
        yAxis={[
          {
            id: 'rate',
            scaleType: 'linear',
            min: 0,
            max: top,
            width: 52,
            valueFormatter: (value: number) => percent(value),
          },
        ]}
      >
        <Intervals path={path} top={top} colour={vars.palette.primary.main} />
        <ChartsReferenceLine
          y={limit}
          label={`claim ${percent(limit)}`}
          labelAlign="end"
          lineStyle={{ stroke: vars.palette.text.primary, strokeDasharray: '3 3' }}
          labelStyle={{ fontSize: 11, fill: vars.palette.text.primary }}
        />
        <ChartsXAxis
          axisId="items"
          tickLabelStyle={{ fontSize: 11 }}
          tickInterval={ticksOf(items)}
        />
        <ChartsYAxis axisId="rate" tickLabelStyle={{ fontSize: 11 }} disableLine disableTicks />
      </ChartsContainer>
    </div>
  );
}

/** Intervals as a layer of their own: a bar, and a point with a halo. An arrow where it goes on. */
function Intervals({ path, top, colour }: { path: Path; top: number; colour: string }) {
  const x = useXScale('items');
  const y = useYScale('rate');
  const place = (scale: typeof x, value: number) => Number(scale(value as never) ?? 0);
  return (
    <g stroke={colour} fill={colour} strokeWidth={1.5}>
      {path.map(({ items, rate, low, high }) => {
        const at = place(x, items);
        const end = place(y, Math.min(high, top));
        return (
          <g key={items}>
            <line x1={at} x2={at} y1={place(y, low)} y2={end} />
            {high > top && (
              <path d={`M${at - 3} ${end + 4} L${at} ${end} L${at + 3} ${end + 4}`} fill="none" />
            )}
            {rate <= top && <circle cx={at} cy={place(y, rate)} r={3} strokeWidth={0} />}
          </g>
        );
      })}
    </g>
  );
}

/** Whole items only, at most six of them. */
function ticksOf(items: number): number[] {
  const step = Math.max(1, Math.ceil(items / 5));
  return Array.from({ length: Math.floor(items / step) + 1 }, (_, at) => at * step);
}
