import { useEffect, useRef, type MouseEvent } from 'react';
import type { AdjudicationCell, Posterior } from '#domain/review/adjudication-cells.ts';
import type { FinalVerdict } from '#domain/review/final-answer.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { VerdictValue } from '#domain/rubric/verdict.ts';
import { formatNumber, formatSigned } from '#ui/format-number.ts';
import { pressedBesideControls } from '#ui/pressed-beside-controls.ts';
import { criterionTitle } from '#ui/rubric-matrix/rubric-layout.ts';
import { verdictGlyphOf, verdictWords } from '#ui/rubric-matrix/verdict-glyph-of.ts';
import { VerdictGlyph } from '#ui/verdict-glyph.tsx';
import { cellKey } from './cell-decisions.ts';

interface AdjudicationRowProps {
  readonly criterion: Criterion;
  readonly number: number;
  /** Those of the responses in sight. */
  readonly cells: readonly AdjudicationCell[];
  readonly current: AdjudicationCell | null;
  readonly posteriorOf: (cell: AdjudicationCell) => Posterior | null;
  readonly decidedOf: (cell: AdjudicationCell) => FinalVerdict | null;
  readonly onCell: (cell: AdjudicationCell) => void;
}

/** One criterion: for each response every annotator's sign, the split, Dawid–Skene, and the final. */
export function AdjudicationRow(props: AdjudicationRowProps) {
  const { criterion, number, cells, current, onCell } = props;
  const row = useRef<HTMLTableRowElement>(null);
  const isCurrent = criterion.id === current?.criterionId;
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  const pressRow = (event: MouseEvent<HTMLElement>) => {
    const cell = cells.find(({ divided }) => divided) ?? cells[0];
    if (cell && !isCurrent && pressedBesideControls(event)) onCell(cell);
  };
  return (
    <tr ref={row} data-current={isCurrent || undefined} onClick={pressRow}>
      <th scope="row" title={criterion.text} aria-label={`${number} ${criterionTitle(criterion)}`}>
        <div>
          <span>{number}</span>
          <span>{criterionTitle(criterion)}</span>
        </div>
      </th>
      <td data-points="">{formatSigned(criterion.points)}</td>
      {cells.flatMap((cell) => {
        const { responseId, values, split, divided, majority } = cell;
        const posterior = props.posteriorOf(cell);
        const decided = props.decidedOf(cell);
        const faded = !divided || undefined;
        return [
          ...values.map((value, index) => (
            <td
              // Annotators have no other name here than their place.
              key={`${responseId} ${index}`}
              data-vote=""
              data-faded={faded}
              data-minor={(divided && value !== majority) || undefined}
            >
              <span>
                <Sign criterion={criterion} value={value} />
              </span>
            </td>
          )),
          <td
            key={`${responseId} split`}
            data-faded={faded}
            data-number=""
            data-tie={(divided && majority === null) || undefined}
          >
            {split.length === 1
              ? `${split[0]?.votes ?? 0}–0`
              : split.map(({ votes }) => votes).join('–')}
          </td>,
          <td key={`${responseId} ds`} data-number="">
            {divided && posterior && (
              <>
                <Sign criterion={criterion} value={posterior.value} />{' '}
                {formatNumber(posterior.certainty, 2)}
              </>
            )}
          </td>,
          <td key={`${responseId} final`} data-final="">
            <button
              type="button"
              aria-current={(current !== null && cellKey(cell) === cellKey(current)) || undefined}
              data-open={!decided || undefined}
              onClick={() => onCell(cell)}
            >
              {decided ? (
                <>
                  <Sign criterion={criterion} value={decided.value} />{' '}
                  {decided.by === 'person' ? 'you' : decided.by}
                </>
              ) : split.length === 0 ? (
                'none'
              ) : (
                'decide'
              )}
            </button>
          </td>,
        ];
      })}
    </tr>
  );
}

function Sign({ criterion, value }: { criterion: Criterion; value: VerdictValue | null }) {
  const glyph = verdictGlyphOf(criterion, value);
  if (typeof glyph === 'string') return <VerdictGlyph glyph={glyph} />;
  return <span aria-label={verdictWords(criterion, value)}>{glyph.digit}</span>;
}
