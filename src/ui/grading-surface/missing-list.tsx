import { styled } from '@mui/material/styles';
import { Suspense, useState } from 'react';
import { letterOf, type Missing } from '#domain/question/missing-before-submit.ts';
import { LinkButton } from '#ui/link-button.tsx';
import { questionTitle } from '#ui/questions/question-title.ts';
import { patientLazy } from '#ui/patient-lazy.ts';
import { goToMissing } from './go-to.ts';
import { useSurface } from './surface-context.tsx';

const MissingPopover = patientLazy(async () => ({
  default: (await import('./missing-popover.tsx')).MissingPopover,
}));

/** How many places stand in the footer; the rest opens as a list. */
const shown = 2;

/** What is left before submit, as links to its places. */
export function MissingList({ missing }: { readonly missing: readonly Missing[] }) {
  const surface = useSurface();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (missing.length === 0) return <Left>Nothing left</Left>;
  const rest = missing.length - shown;
  return (
    <Left>
      <span data-count="">{missing.length} left:</span>
      {missing.slice(0, shown).map((each) => (
        <LinkButton
          key={each.text}
          type="button"
          title={each.text}
          onClick={() => goToMissing(surface, each)}
        >
          {shortText(each)}
        </LinkButton>
      ))}
      {rest > 0 && (
        <LinkButton
          type="button"
          aria-haspopup="dialog"
          aria-label={`and ${rest} more`}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          +{rest}
        </LinkButton>
      )}
      {anchor && (
        <Suspense fallback={null}>
          <MissingPopover
            anchor={anchor}
            missing={missing}
            onGoTo={(each) => goToMissing(surface, each)}
            onClose={() => setAnchor(null)}
          />
        </Suspense>
      )}
    </Left>
  );

  function titleOf(each: Missing): string {
    const question = surface.settings.questions.find(({ name }) => name === each.question);
    return question ? questionTitle(question, surface.responses.length) : each.text;
  }

  /** `7 for A`, `Justification`, `Clarity for B`. */
  function shortText(each: Missing): string {
    const column = surface.responses.findIndex(({ id }) => id === each.responseId);
    const of = column === -1 ? '' : ` for ${letterOf(column)}`;
    const row = (surface.task.rubric?.criteria ?? []).findIndex((c) => c.id === each.criterionId);
    const what = each.kind === 'verdict' ? String(row + 1) : titleOf(each);
    return `${what}${of}${each.state === 'wrong' ? ' is off' : ''}`;
  }
}

const Left = styled('div')(({ theme }) => ({
  ...theme.typography.meta,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 7,
  minWidth: 0,
  color: theme.vars.palette.text.secondary,
  '& [data-count]': { fontVariantNumeric: 'tabular-nums' },
  '& button': { ...theme.typography.meta, minHeight: 24, fontWeight: 500 },
}));
