import type { DraftHandle } from '#drafts/draft-handle.ts';
import type { DraftState } from '#drafts/draft-state.ts';
import { useDraftPart } from './use-draft-part.ts';
import { ScoringFooter } from '#ui/grading-surface/scoring-footer.tsx';
import { useMissing } from '#ui/grading-surface/use-missing.ts';

interface GradeFooterProps {
  readonly handle: DraftHandle;
  readonly onSubmit: () => void;
  readonly onSkip: () => void;
}

export function GradeFooter({ handle, onSubmit, onSkip }: GradeFooterProps) {
  const missing = useMissing();
  const offline = useDraftPart(handle, isOffline);
  const submitting = useDraftPart(handle, isSubmitting);
  return (
    <ScoringFooter
      missing={missing}
      submitting={submitting}
      {...(offline && { submitWord: 'Submit when connected' })}
      onSubmit={onSubmit}
      onSkip={onSkip}
    />
  );
}

const isOffline = ({ status }: DraftState) => status.kind === 'offline';
const isSubmitting = ({ submitting }: DraftState) => submitting;
