import { ScatterChart } from '@mui/x-charts/ScatterChart';
import { styled, useTheme } from '@mui/material/styles';
import { formatNumber, formatPercent } from '#ui/format-number.ts';
import { useBench, useCriteria } from './rubric-context.tsx';

type Point = { id: string; x: number; y: number };

/** Each criterion as a point: where a rubric is to be mended first is seen, not read. */
export function AuditPlots() {
  const { sheet, store } = useBench();
  const criteria = useCriteria();
  const theme = useTheme();
  const number = new Map(criteria.map(({ id }, index) => [id, index + 1]));
  const title = (id: string) => {
    const criterion = criteria.find((each) => each.id === id);
    return `${number.get(id) ?? ''} ${criterion?.title ?? criterion?.text ?? ''}`;
  };
  const against: Point[] = [];
  const met: Point[] = [];
  for (const audit of sheet.audits) {
    const { criterionId: id, discrimination, preference } = audit;
    if (!number.has(id) || discrimination.kind !== 'defined') continue;
    if (audit.met) met.push({ id, x: audit.met.rate, y: discrimination.value });
    if (preference.kind === 'defined') {
      against.push({ id, x: discrimination.value, y: preference.value });
    }
  }
  const plot = (name: string, data: Point[], x: string, y: string, from: number) => (
    <figure>
      <figcaption>{name}</figcaption>
      {data.length === 0 ? (
        <p>Too few grades for this plot yet.</p>
      ) : (
        <div role="img" aria-label={`${name}: ${data.map((each) => title(each.id)).join('; ')}`}>
          <ScatterChart
            height={260}
            skipAnimation
            hideLegend
            grid={{ horizontal: true, vertical: true }}
            margin={{ top: 8, right: 12, bottom: 4, left: 0 }}
            series={[
              {
                data,
                color: theme.vars.palette.text.secondary,
                markerSize: 5,
                valueFormatter: (point) => {
                  const at = data.find((each) => each.x === point.x && each.y === point.y);
                  return `${title(at?.id ?? '')}: ${formatNumber(point.x, 2)}, ${formatNumber(point.y, 2)}`;
                },
              },
            ]}
            xAxis={[
              {
                label: x,
                min: from,
                max: 1,
                ...(from === 0 && { valueFormatter: (value: number) => formatPercent(value) }),
              },
            ]}
            yAxis={[{ label: y, min: -1, max: 1 }]}
            onItemClick={(_: unknown, item: { dataIndex?: number }) =>
              store.stand(data[item.dataIndex ?? -1]?.id ?? null)
            }
          />
        </div>
      )}
    </figure>
  );
  return (
    <Plots aria-label="Plots">
      {plot(
        'Preference against discrimination: low left is what turns scores and preferences apart',
        against,
        'Correlation with the rest of the score',
        'With the preference',
        -1,
      )}
      {plot(
        'Discrimination against met rate: at the edges a criterion tells nothing apart',
        met,
        'Met rate',
        'Discrimination',
        0,
      )}
    </Plots>
  );
}

const Plots = styled('section')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
  gap: 16,
  padding: '12px 16px',
  '& figure': { margin: 0 },
  '& figcaption': { ...theme.typography.meta, color: theme.vars.palette.text.secondary },
  '& p': { ...theme.typography.meta },
  '@media (max-width: 1199px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
}));
