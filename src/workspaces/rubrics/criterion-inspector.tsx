import Button from '@mui/material/Button';
import { Trash2, TriangleAlert } from 'lucide-react';
import { withoutCriterion } from '#domain/rubric/edit-criteria.ts';
import { formatCount } from '#ui/format-number.ts';
import { Icon } from '#ui/icon.tsx';
import { KeyHint } from '#ui/key-hint.tsx';
import { CriterionFields } from './criterion-fields.tsx';
import { CriterionFigures } from './criterion-figures.tsx';
import { CriterionHistory } from './criterion-history.tsx';
import { FindingCard } from './finding-card.tsx';
import { Part } from './inspector-part.tsx';
import { useBench, useCriteria, useFindings, useRubricState } from './rubric-context.tsx';
import { step } from './use-bench-keys.ts';

/** Everything about the current criterion: its fields, findings, figures and history. */
export function CriterionInspector() {
  const { store } = useBench();
  const criteria = useCriteria();
  const current = useRubricState((state) => state.current);
  const findings = useFindings().filter(({ criterionId }) => criterionId === current);
  const index = criteria.findIndex(({ id }) => id === current);
  const criterion = criteria[index];
  if (!criterion) {
    return (
      <Part>
        <p>There is no criterion yet. Add one, or import a rubric.</p>
      </Part>
    );
  }
  return (
    <>
      <Part>
        <header>
          <h2>Criterion {index + 1}</h2>
          {findings.length > 0 && (
            <span data-findings="">
              <Icon of={TriangleAlert} size={12} /> {formatCount(findings.length, 'finding')}
            </span>
          )}
          <Button size="small" variant="text" onClick={() => step(store, -1)}>
            Previous <KeyHint keys="K" />
          </Button>
          <Button size="small" variant="text" onClick={() => step(store, 1)}>
            Next <KeyHint keys="J" />
          </Button>
        </header>
        <CriterionFields key={criterion.id} criterion={criterion} index={index} all={criteria} />
      </Part>
      {findings.map((finding) => (
        <Part key={`${finding.rule} ${finding.what}`}>
          <FindingCard finding={finding} criterion={criterion} />
        </Part>
      ))}
      <CriterionFigures criterion={criterion} />
      <CriterionHistory criterion={criterion} />
      <Part>
        <Button
          size="small"
          variant="text"
          color="error"
          startIcon={<Icon of={Trash2} size={14} />}
          onClick={() => store.edit((all) => withoutCriterion(all, criterion.id))}
        >
          Remove criterion {index + 1}
        </Button>
      </Part>
    </>
  );
}
