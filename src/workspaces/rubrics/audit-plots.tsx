import { styled } from '@mui/material/styles';
import { CriterionScatter, type ScatterPoint } from './criterion-scatter.tsx';
import { useBench, useCriteria, useRubricState } from './rubric-context.tsx';

const correlation = [-1, -0.5, 0, 0.5, 1] as const;
const share = [0, 0.25, 0.5, 0.75, 1] as const;

/** Each criterion as a point: where a rubric is to be mended first is seen, not read. */
export function AuditPlots() {
  const { sheet, store } = useBench();
  const criteria = useCriteria();
  const current = useRubricState((state) => state.current);
  const against: ScatterPoint[] = [];
  const met: ScatterPoint[] = [];
  for (const audit of sheet.audits) {
    const { criterionId: id, discrimination, preference } = audit;
    const index = criteria.findIndex((each) => each.id === id);
    const criterion = criteria[index];
    if (!criterion || discrimination.kind !== 'defined') continue;
    const point = { id, number: index + 1, title: criterion.title ?? criterion.text };
    if (audit.met) met.push({ ...point, x: audit.met.rate, y: discrimination.value });
    if (preference.kind === 'defined') {
      against.push({ ...point, x: discrimination.value, y: preference.value });
    }
  }
  return (
    <Plots aria-label="Plots">
      <CriterionScatter
        name="Low left is what turns scores and preferences apart"
        points={against}
        x={{ label: 'Correlation with the rest of the score', ticks: correlation }}
        y={{ label: 'Correlation with the preference', ticks: correlation }}
        current={current}
        onChoose={store.stand}
      />
      <CriterionScatter
        name="At the left and right edge a criterion tells nothing apart"
        points={met}
        x={{ label: 'Met rate', ticks: share, share: true }}
        y={{ label: 'Correlation with the rest of the score', ticks: correlation }}
        current={current}
        onChoose={store.stand}
      />
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
