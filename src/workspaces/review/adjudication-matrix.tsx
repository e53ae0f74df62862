import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import {
  division,
  type AdjudicationCell,
  type Posterior,
} from '#domain/review/adjudication-cells.ts';
import type { FinalVerdict } from '#domain/review/final-answer.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { Adjudication } from '#queries/adjudications.ts';
import { formatCount } from '#ui/format-number.ts';
import { Icon } from '#ui/icon.tsx';
import type { LetteredResponse } from '#ui/lettered-response.ts';
import { AdjudicationHead } from './adjudication-head.tsx';
import { MatrixFrame } from './adjudication-matrix-styles.ts';
import { AdjudicationRow } from './adjudication-row.tsx';
import { cellKey } from './cell-decisions.ts';

interface AdjudicationMatrixProps {
  readonly criteria: readonly Criterion[];
  readonly annotators: Adjudication['annotators'];
  /** Those whose columns fit. */
  readonly responses: readonly LetteredResponse[];
  readonly cells: readonly AdjudicationCell[];
  readonly final: readonly FinalVerdict[];
  readonly posteriorOf: (cell: AdjudicationCell) => Posterior | null;
  readonly current: AdjudicationCell | null;
  readonly onCell: (cell: AdjudicationCell) => void;
}

/** Most divided criteria first; minorities and ties are tinted, what nobody divides is folded. */
export function AdjudicationMatrix(props: AdjudicationMatrixProps) {
  const { criteria, annotators, responses, cells, final, current } = props;
  const byCriterion = Map.groupBy(cells, ({ criterionId }) => criterionId);
  const cellsOf = (id: string) => byCriterion.get(id) ?? [];
  const worst = (id: string) => Math.max(0, ...cellsOf(id).map(division));
  const numbered = criteria.map((criterion, index) => ({ criterion, number: index + 1 }));
  const divided = numbered
    .filter(({ criterion }) => worst(criterion.id) > 0)
    .toSorted((a, b) => worst(b.criterion.id) - worst(a.criterion.id));
  const agreed = numbered.filter(({ criterion }) => worst(criterion.id) === 0);
  const [unfolded, setUnfolded] = useState(divided.length === 0);
  const decisions = new Map(final.map((each) => [cellKey(each), each]));
  const changed = agreed.flatMap(({ criterion }) =>
    cellsOf(criterion.id).filter((cell) => decisions.get(cellKey(cell))?.by === 'person'),
  ).length;
  const row = ({ criterion, number }: (typeof numbered)[number]) => (
    <AdjudicationRow
      key={criterion.id}
      criterion={criterion}
      number={number}
      cells={cellsOf(criterion.id).filter((cell) =>
        responses.some(({ id }) => id === cell.responseId),
      )}
      current={current}
      posteriorOf={props.posteriorOf}
      decidedOf={(cell) => decisions.get(cellKey(cell)) ?? null}
      onCell={props.onCell}
    />
  );
  return (
    <MatrixFrame>
      <table aria-label="Criteria and annotators">
        <AdjudicationHead
          responses={responses}
          responseId={current?.responseId ?? null}
          annotators={annotators}
        />
        <tbody>{divided.map(row)}</tbody>
        {agreed.length > 0 && (
          <tbody>
            <tr data-group="">
              <th scope="rowgroup" colSpan={2 + responses.length * (annotators.length + 3)}>
                <button
                  type="button"
                  aria-expanded={unfolded}
                  onClick={() => setUnfolded((now) => !now)}
                >
                  <Icon of={unfolded ? ChevronDown : ChevronRight} size={14} />
                  {formatCount(agreed.length, 'criterion', 'criteria')} that nobody disagrees on{' '}
                  <span>{agreed.map(({ number }) => number).join(', ')}</span>
                  <span>
                    {changed === 0 ? 'taken over unchanged' : `${changed} decided by you`}
                  </span>
                </button>
              </th>
            </tr>
            {unfolded && agreed.map(row)}
          </tbody>
        )}
      </table>
    </MatrixFrame>
  );
}
