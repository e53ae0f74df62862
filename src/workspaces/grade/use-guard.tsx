import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useState, type ReactNode } from 'react';
import type { DraftFinding } from '#domain/guard/check-draft.ts';
import type { Surface } from '#ui/grading-surface/surface-context.tsx';
import { patientLazy } from '#ui/patient-lazy.ts';

const GuardStep = patientLazy(async () => ({
  default: (await import('./guard-step.tsx')).GuardStep,
}));
const TermsAhead = patientLazy(async () => ({
  default: (await import('./terms-ahead.tsx')).TermsAhead,
}));
export const importGuardCheck = () => import('./check-before-submit.ts');

interface Guard {
  readonly submit: () => void;
  /** Says in a few words why nothing was submitted. */
  readonly say: (words: string) => void;
}

/**
 * The confidentiality guard between Submit and sending. `check` submits at once where nothing
 * is found; else the dialog asks, and submits what was decided.
 */
export function useGuard(
  surface: Surface,
  { submit, say }: Guard,
): { check: () => Promise<void>; dialog: ReactNode } {
  const [findings, setFindings] = useState<readonly DraftFinding[]>([]);
  const client = useQueryClient();

  // The same function for the whole task: the commands of the screen are built once.
  const [check] = useState(() => async (): Promise<void> => {
    const loaded = await importGuardCheck().catch(() => null);
    if (!loaded) {
      return say('The confidentiality check did not load. Nothing was sent; press Submit again.');
    }
    const found = loaded.checkBeforeSubmit(surface, client);
    setFindings(found);
    if (found.length === 0) submit();
  });

  const dialog = (
    <Suspense fallback={null}>
      <TermsAhead projectId={surface.task.projectId} />
      {findings.length > 0 && (
        <GuardStep
          surface={surface}
          findings={findings}
          onDecided={submit}
          onClose={() => setFindings([])}
        />
      )}
    </Suspense>
  );
  return { check, dialog };
}
