import { styled } from '@mui/material/styles';
import { division, type AdjudicationCell } from '#domain/review/adjudication-cells.ts';
import type { FinalVerdict } from '#domain/review/final-answer.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { VerdictValue } from '#domain/rubric/verdict.ts';
import type { Adjudication } from '#queries/adjudications.ts';
import { formatNumber, formatSigned } from '#ui/format-number.ts';
import { criterionTitle } from '#ui/rubric-matrix/rubric-layout.ts';
import { verdictGlyphOf, verdictWords } from '#ui/rubric-matrix/verdict-glyph-of.ts';
import { VerdictGlyph } from '#ui/verdict-glyph.tsx';
import { AdjudicationHead } from './adjudication-head.tsx';

interface AdjudicationMatrixProps {
  readonly criteria: readonly Criterion[];
  readonly adjudication: Adjudication;
  readonly cells: readonly AdjudicationCell[];
  readonly final: readonly FinalVerdict[];
  readonly current: AdjudicationCell | null;
  readonly onCell: (cell: AdjudicationCell) => void;
}

const same = (
  a: { criterionId: string; responseId: string },
  b: { criterionId: string; responseId: string } | null,
) => a.criterionId === b?.criterionId && a.responseId === b.responseId;

/** Most divided criteria first; minorities and ties are tinted, unanimous groups fade. */
export function AdjudicationMatrix(props: AdjudicationMatrixProps) {
  const { criteria, adjudication, cells, final, current, onCell } = props;
  const { task, annotators, posteriors } = adjudication;
  const byCriterion = Map.groupBy(cells, ({ criterionId }) => criterionId);
  const worst = (id: string) => Math.max(0, ...(byCriterion.get(id) ?? []).map(division));
  const ordered = criteria
    .map((criterion, index) => ({ criterion, number: index + 1 }))
    .toSorted((a, b) => worst(b.criterion.id) - worst(a.criterion.id));
  return (
    <Scroll>
      <table aria-label="Criteria and annotators">
        <AdjudicationHead responses={task.responses} annotators={annotators} />
        <tbody>
          {ordered.map(({ criterion, number }) => (
            <tr
              key={criterion.id}
              data-current={criterion.id === current?.criterionId || undefined}
            >
              <th
                scope="row"
                title={criterion.text}
                aria-label={`${number} ${criterionTitle(criterion)}`}
              >
                <div>
                  <span>{number}</span>
                  <span>{criterionTitle(criterion)}</span>
                </div>
              </th>
              <td data-points="">{formatSigned(criterion.points)}</td>
              {(byCriterion.get(criterion.id) ?? []).flatMap((cell) => {
                const posterior = posteriors.find((each) => same(each, cell));
                const decided = final.find((each) => same(each, cell));
                const faded = !cell.divided || undefined;
                return [
                  ...cell.values.map((value, index) => (
                    <td
                      key={`${cell.responseId} ${annotators[index]?.number ?? index}`}
                      data-vote=""
                      data-faded={faded}
                      data-minor={(cell.divided && value !== cell.majority) || undefined}
                    >
                      <span>
                        <Sign criterion={criterion} value={value} />
                      </span>
                    </td>
                  )),
                  <td key={`${cell.responseId} split`} data-faded={faded} data-number="">
                    {cell.split.length === 1
                      ? `${cell.split[0]?.votes ?? 0}–0`
                      : cell.split.map(({ votes }) => votes).join('–')}
                  </td>,
                  <td key={`${cell.responseId} ds`} data-number="">
                    {cell.divided && posterior && (
                      <>
                        <Sign criterion={criterion} value={posterior.value} />{' '}
                        {formatNumber(posterior.certainty, 2)}
                      </>
                    )}
                  </td>,
                  <td key={`${cell.responseId} final`} data-final="">
                    <button
                      type="button"
                      aria-current={same(cell, current) || undefined}
                      data-open={!decided || undefined}
                      onClick={() => onCell(cell)}
                    >
                      {decided ? (
                        <>
                          <Sign criterion={criterion} value={decided.value} />{' '}
                          {decided.by === 'person' ? 'you' : decided.by}
                        </>
                      ) : cell.split.length === 0 ? (
                        'none'
                      ) : (
                        'decide'
                      )}
                    </button>
                  </td>,
                ];
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Sign({ criterion, value }: { criterion: Criterion; value: VerdictValue | null }) {
  const glyph = verdictGlyphOf(criterion, value);
  if (typeof glyph === 'string') return <VerdictGlyph glyph={glyph} />;
  return <span aria-label={verdictWords(criterion, value)}>{glyph.digit}</span>;
}

const Scroll = styled('div')(({ theme }) => ({
  flex: '1 1 0',
  minHeight: 0,
  overflow: 'auto',
  '& table': { ...theme.typography.cell, borderCollapse: 'collapse', width: '100%' },
  '& th, & td': {
    height: 36,
    padding: '0 5px',
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
    textAlign: 'center',
    whiteSpace: 'nowrap',
  },
  '& thead th': {
    ...theme.typography.columnHead,
    height: 28,
    color: theme.vars.palette.text.secondary,
  },
  '& th:first-of-type': {
    position: 'sticky',
    left: 0,
    zIndex: 1,
    minWidth: 190,
    maxWidth: 300,
    paddingLeft: 16,
    textAlign: 'left',
    whiteSpace: 'normal',
    fontWeight: 500,
    backgroundColor: theme.vars.palette.surface.side,
    '& > div': { display: 'flex', gap: 10, padding: '5px 0' },
    '& > div > :first-of-type': {
      flex: '0 0 18px',
      textAlign: 'right',
      color: theme.vars.palette.text.disabled,
    },
    // The whole text stands at the right, once the row is the current one.
    '& > div > :last-child': {
      display: '-webkit-box',
      WebkitBoxOrient: 'vertical',
      WebkitLineClamp: 2,
      overflow: 'hidden',
    },
  },
  '& [data-points]': {
    textAlign: 'right',
    paddingRight: 10,
    borderRight: `1px solid ${theme.vars.palette.line2}`,
    fontVariantNumeric: 'tabular-nums',
    color: theme.vars.palette.text.secondary,
  },
  '& tr[data-current] > th:first-of-type': {
    boxShadow: `inset 3px 0 ${theme.vars.palette.primary.main}`,
    backgroundColor: theme.vars.palette.background.paper,
  },
  '& td[data-vote] > span': {
    display: 'inline-grid',
    placeItems: 'center',
    width: 31,
    height: 28,
    border: '1px solid transparent',
    borderRadius: 4,
  },
  '& td[data-vote]': { padding: 0 },
  '& td[data-minor] > span': {
    borderColor: theme.vars.palette.warning.edge,
    backgroundColor: theme.vars.palette.warning.tint,
  },
  '& td[data-faded] svg': { opacity: 0.72 },
  '& td[data-faded][data-number]': { color: theme.vars.palette.text.secondary },
  '& td[data-number]': { fontVariantNumeric: 'tabular-nums' },
  '& td[data-final]': { borderRight: `1px solid ${theme.vars.palette.line2}` },
  '& button': {
    ...theme.typography.cell,
    minWidth: 56,
    minHeight: 24,
    color: 'inherit',
    border: '1px solid transparent',
    borderRadius: 4,
    background: 'none',
    cursor: 'pointer',
    '&[data-open]': { borderColor: theme.vars.palette.control, borderStyle: 'dashed' },
    '&[aria-current]': {
      borderColor: theme.vars.palette.primary.main,
      borderStyle: 'solid',
      backgroundColor: theme.vars.palette.primary.tint,
    },
  },
  // Points stand at the right too: the second response comes into sight instead.
  '@media (max-width: 1279px)': {
    '& tbody [data-points], & thead [data-points]': { display: 'none' },
    '& thead tr:first-of-type > th:first-of-type': { minWidth: 0 },
    '& th:first-of-type': { minWidth: 170, maxWidth: 200 },
  },
}));
