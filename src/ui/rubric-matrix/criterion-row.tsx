import ButtonBase from '@mui/material/ButtonBase';
import { Lock } from 'lucide-react';
import { memo } from 'react';
import { formatSigned } from '#ui/format-number.ts';
import { Icon } from '#ui/icon.tsx';
import type { LetteredResponse } from '#ui/lettered-response.ts';
import { pressedBesideControls } from '#ui/pressed-beside-controls.ts';
import { VerdictGlyph } from '#ui/verdict-glyph.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { criterionTitle, type NumberedCriterion } from './rubric-layout.ts';
import { verdictGlyphOf, verdictWords } from './verdict-glyph-of.ts';
import type { CriterionVerdicts } from './verdict-table.ts';

interface CriterionRowProps {
  readonly numbered: NumberedCriterion;
  readonly responses: readonly LetteredResponse[];
  readonly verdicts: CriterionVerdicts;
  readonly onOpen: (criterionId: string, responseId?: string) => void;
}

/** A criterion that is not current: one line, its verdicts as signs. */
export const CriterionRow = memo(function CriterionRow(props: CriterionRowProps) {
  const { responses, verdicts, onOpen } = props;
  const { number, criterion } = props.numbered;
  const ruledOut = responses.every(({ id }) => verdicts.get(id)?.ruledOut);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- a larger target for the pointer; the button in it is the keyboard's
    <li
      data-row=""
      data-criterion={criterion.id}
      data-ruled-out={ruledOut || undefined}
      onClick={(event) => {
        if (pressedBesideControls(event)) onOpen(criterion.id, cellOf(event.target));
      }}
    >
      <ButtonBase
        data-open=""
        aria-expanded={false}
        onClick={() => onOpen(criterion.id)}
        disableRipple
      >
        <span data-number="">
          {number}
          {criterion.required && <Icon of={Lock} size={10} aria-hidden />}
        </span>
        <span data-title="">{criterionTitle(criterion)}</span>
      </ButtonBase>
      <span data-points="">{formatSigned(criterion.points)}</span>
      <VisuallyHidden>
        {` points. ${criterion.required ? 'Required. ' : ''}${responses
          .map(({ id, letter }) => `${letter}: ${wordsOf(id)}`)
          .join(', ')}`}
      </VisuallyHidden>
      {responses.map(({ id, letter }) => (
        <span
          key={id}
          data-cell=""
          aria-hidden
          title={`${letter}: ${wordsOf(id)}`}
          data-response={id}
        >
          <Cell verdict={verdictGlyphOf(criterion, verdicts.get(id)?.value ?? null)} />
        </span>
      ))}
    </li>
  );

  function wordsOf(responseId: string): string {
    const entry = verdicts.get(responseId);
    if (entry?.ruledOut) return 'does not apply, depends on another criterion';
    return verdictWords(criterion, entry?.value ?? null);
  }
});

/** The response whose sign was pressed; undefined beside the signs. */
function cellOf(target: EventTarget): string | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
  return cell?.dataset['response'];
}

function Cell({ verdict }: { readonly verdict: ReturnType<typeof verdictGlyphOf> }) {
  return typeof verdict === 'string' ? (
    <VerdictGlyph glyph={verdict} decorative />
  ) : (
    <span data-digit="">{verdict.digit}</span>
  );
}
