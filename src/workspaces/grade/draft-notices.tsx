import Button from '@mui/material/Button';
import { TimerOff, TriangleAlert } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useStore } from 'zustand';
import type { DraftHandle } from '#drafts/draft-handle.ts';
import { useDraftState } from '#drafts/use-draft.ts';
import type { Surface } from '#ui/grading-surface/surface-context.tsx';
import { RuledNotice } from '#ui/ruled-notice.tsx';
import { patientLazy } from '#ui/patient-lazy.ts';
import { copyDraftText } from './copy-draft-text.ts';
import type { GradeSession, ReturnedSubmission } from './grade-session.ts';
import { StorageNotice } from './storage-notice.tsx';

const ConflictNotice = patientLazy(async () => ({
  default: (await import('./conflict-notice.tsx')).ConflictNotice,
}));

export interface GradeNoticesProps {
  readonly session: GradeSession;
  readonly surface: Surface;
  readonly handle: DraftHandle;
  /** A renewal of the lease said that it is lost, before the draft noticed. */
  readonly lost: boolean;
}

/** What the person has to know about this draft, first what is kept. */
export function DraftNotices({ session, surface, handle, lost }: GradeNoticesProps) {
  const { phase, storage, conflicts } = useDraftState(handle);
  const returned = useStore(session.store, (state) => state.returned);
  const [refused, setRefused] = useState<string | null>(null);
  const parked = phase.kind === 'parked' || lost;
  return (
    <>
      {returned.map((each) => (
        <RuledNotice
          key={each.work.assignment.id}
          tone="warn"
          icon={TriangleAlert}
          edgeToEdge
          live="polite"
          detail={
            <Button size="small" onClick={() => session.reopen(each)}>
              Open it again
            </Button>
          }
        >
          <strong>“{each.work.task.title}” was not submitted.</strong> {outcomeWords(each.outcome)}
        </RuledNotice>
      ))}
      {conflicts.length > 0 && (
        <Suspense fallback={null}>
          <ConflictNotice surface={surface} handle={handle} conflicts={conflicts} />
        </Suspense>
      )}
      {parked && (
        <RuledNotice
          tone="warn"
          icon={TimerOff}
          edgeToEdge
          live="polite"
          detail={
            <>
              Your draft is parked, not deleted. {refused}
              <span style={{ display: 'flex', gap: 8, marginTop: 6 }}>
                <Button
                  size="small"
                  variant="contained"
                  onClick={() =>
                    void handle.resume().then((answer) => {
                      if (answer.kind === 'refused') setRefused(answer.message);
                      else window.location.reload();
                    })
                  }
                >
                  Take it back
                </Button>
                <Button size="small" onClick={() => session.start()}>
                  Keep parked, next task
                </Button>
                <Button size="small" variant="text" onClick={() => void copyDraftText(surface)}>
                  Copy my text
                </Button>
              </span>
            </>
          }
        >
          <strong>{parkedWords(phase)}</strong>
        </RuledNotice>
      )}
      {storage !== null && <StorageNotice surface={surface} handle={handle} failure={storage} />}
      {phase.kind === 'refused' && (
        <RuledNotice
          tone="bad"
          icon={TriangleAlert}
          edgeToEdge
          live="polite"
          detail={phase.message}
        >
          <strong>Kept on this device; the server does not take it.</strong> Another edit is sent
          again.
          <span style={{ display: 'flex', gap: 8, marginTop: 6 }}>
            <Button size="small" onClick={() => handle.tryAgain()}>
              Try now
            </Button>
            <Button size="small" variant="text" onClick={() => void copyDraftText(surface)}>
              Copy my text
            </Button>
          </span>
        </RuledNotice>
      )}
      {phase.kind === 'outdated' && (
        <RuledNotice
          tone="warn"
          icon={TriangleAlert}
          edgeToEdge
          detail={
            <Button size="small" onClick={() => window.location.reload()}>
              Load the new version
            </Button>
          }
        >
          <strong>The server is newer than this page.</strong> Your text is kept on this device.
        </RuledNotice>
      )}
    </>
  );
}

function parkedWords(phase: { kind: string; reason?: string }): string {
  if (phase.reason === 'closed') return 'This task no longer takes work.';
  if (phase.reason === 'forbidden') return 'Your role in this project has changed.';
  return 'Your hold on this task ended.';
}

function outcomeWords(outcome: ReturnedSubmission['outcome']): string {
  switch (outcome.kind) {
    case 'incomplete':
      return `The server misses ${outcome.errors.length} answers.`;
    case 'changed':
      return 'Another device changed it meanwhile; read it once more.';
    case 'conflict':
      return 'Answers differ from your other device; choose there.';
    case 'parked':
      return 'Your hold on it had ended; the draft is parked.';
    case 'refused':
      return outcome.message;
  }
}
