import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { styled } from '@mui/material/styles';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { auditOrder } from '#domain/rubric/audit/audit-order.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { rubricTotals } from '#domain/rubric/edit-criteria.ts';
import { PlotAxis } from '#ui/charts/plot-axis.tsx';
import { formatCount, formatSigned } from '#ui/format-number.ts';
import { Icon } from '#ui/icon.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { criteriaTableStyles } from './criteria-table-styles.ts';
import { CriterionLine } from './criterion-line.tsx';
import { useBench, useCriteria, useFindings, useRubricState } from './rubric-context.tsx';
import { SectionName } from './section-name.tsx';
import { ShapesMenu } from './shapes-menu.tsx';
import { addCriterion } from './use-bench-keys.ts';

type Order = 'rubric' | 'audit';

/** Every criterion with its figures: the row of the editor is the row of the statistics. */
export function CriteriaTable() {
  const { store, sheet } = useBench();
  const criteria = useCriteria();
  const current = useRubricState((state) => state.current);
  const findings = useFindings();
  const [order, setOrder] = useState<Order>('rubric');
  const { merits, faults } = rubricTotals(criteria);
  const { annotations, experts, tasks } = sheet.graded;
  const overlaps = sheet.audits.some(({ agreement }) => agreement.units > 0);
  const whole = findings.filter(({ criterionId }) => criterionId === null);
  return (
    <Block>
      <div role="table" aria-label="Criteria" data-order={order}>
        <div role="row" data-head="">
          <span role="columnheader">
            <VisuallyHidden>Number</VisuallyHidden>
          </span>
          <span role="columnheader">Points</span>
          <span role="columnheader">Criterion</span>
          <span role="columnheader">Met rate</span>
          <span role="columnheader" data-axis="">
            Agreement
            <PlotAxis ticks={[0, 0.2, 0.4, 0.6, 0.8, 1]} />
          </span>
          <span role="columnheader">Discrimination</span>
          <span role="columnheader">Repeats</span>
          <span role="columnheader">Share, %</span>
        </div>
        {inOrder().map(({ criterion, index }) => (
          <div key={criterion.id} role="rowgroup">
            {order === 'rubric' && startsSection(index) && (
              <SectionName index={index} name={criterion.category ?? ''} />
            )}
            <CriterionLine
              criterion={criterion}
              index={index}
              count={criteria.length}
              current={criterion.id === current}
              movable={order === 'rubric'}
              overlaps={overlaps}
              findings={findings.filter(({ criterionId }) => criterionId === criterion.id)}
            />
          </div>
        ))}
      </div>
      <footer>
        <Button
          startIcon={<Icon of={Plus} size={14} />}
          size="small"
          onClick={() => addCriterion(store)}
        >
          Add criterion
        </Button>
        <ShapesMenu />
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label="Order"
          value={order}
          onChange={(_, next: Order | null) => next && setOrder(next)}
        >
          <ToggleButton value="rubric">Rubric order</ToggleButton>
          <ToggleButton value="audit">Apart from preference first</ToggleButton>
        </ToggleButtonGroup>
        <p>
          <b>{formatSigned(merits)}</b> positive <b data-faults="">{formatSigned(faults)}</b> faults
          <span>
            {annotations === 0
              ? 'nothing graded yet'
              : `${formatCount(annotations, 'annotation')} of ${formatCount(tasks, 'task')} by ${formatCount(experts, 'expert')} · 95 % intervals`}
          </span>
        </p>
      </footer>
      {annotations > 0 && !overlaps && (
        <p data-note="">
          No response was judged by two experts yet, so there is no agreement to show.
        </p>
      )}
      {whole.map((finding) => (
        <p key={finding.rule} data-whole="">
          {finding.what} {finding.advice}
        </p>
      ))}
    </Block>
  );

  function inOrder(): { criterion: Criterion; index: number }[] {
    const all = criteria.map((criterion, index) => ({ criterion, index }));
    if (order === 'rubric') return all;
    const rank = new Map(auditOrder(sheet.audits).map((id, at) => [id, at]));
    const of = (id: string) => rank.get(id) ?? Infinity;
    return all.toSorted((a, b) => of(a.criterion.id) - of(b.criterion.id));
  }

  function startsSection(index: number): boolean {
    const named = criteria.some(({ category }) => category !== undefined);
    return named && criteria[index]?.category !== criteria[index - 1]?.category
      ? true
      : named && index === 0;
  }
}

const Block = styled('div')(({ theme }) => criteriaTableStyles(theme));
