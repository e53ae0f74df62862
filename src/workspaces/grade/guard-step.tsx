import { parseFieldName } from '#domain/draft/field-name.ts';
import { applyChoices, rememberedChoices, type DraftFinding } from '#domain/guard/check-draft.ts';
import { focusQuestion, goToCriterion } from '#ui/grading-surface/go-to.ts';
import { openRewrite } from '#ui/grading-surface/rewriting.ts';
import type { Surface } from '#ui/grading-surface/surface-context.tsx';
import { GuardDialog } from '#ui/guard-dialog/guard-dialog.tsx';
import { fieldText } from './field-text.ts';

interface GuardStepProps {
  readonly surface: Surface;
  readonly findings: readonly DraftFinding[];
  readonly onDecided: () => void;
  readonly onClose: () => void;
}

/** Asks about each finding, and writes into the draft what was decided. */
export function GuardStep({ surface, findings, onDecided, onClose }: GuardStepProps) {
  const { draft } = surface;
  return (
    <GuardDialog
      findings={findings}
      remembered={rememberedChoices(draft.getFields(), findings)}
      placeOf={(field) => fieldText(surface, field)}
      onGo={(field) => {
        onClose();
        goTo(surface, field);
      }}
      onSubmit={(choices) => {
        draft.setFields(applyChoices(draft.getFields(), findings, choices));
        onClose();
        onDecided();
      }}
      onCancel={onClose}
    />
  );
}

function goTo(surface: Surface, field: string): void {
  const name = parseFieldName(field);
  if (name?.kind === 'text') focusQuestion(surface, name.question);
  else if (name?.kind === 'explanation') goToCriterion(surface, name.criterionId);
  else if (name?.kind === 'rewrite') {
    // Opening what is open would close it.
    const { rewriting } = surface.store.getState();
    if (rewriting?.responseId !== name.responseId) openRewrite(surface, name.responseId);
  }
}
