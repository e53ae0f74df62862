import Button from '@mui/material/Button';
import { useState } from 'react';
import type { DraftHandle } from '#drafts/draft-handle.ts';
import { useLateDraftState } from '#drafts/use-draft.ts';
import type { Surface } from '#ui/grading-surface/surface-context.tsx';
import type { SyncChange } from '#ui/sync-status/sync-state.ts';
import { SyncStatus } from '#ui/sync-status/sync-status.tsx';
import { useCalmState } from '#ui/sync-status/use-calm-state.ts';
import { fieldText } from './field-text.ts';
import { unsentTimes } from './unsent-times.ts';

interface GradeSyncProps {
  readonly surface: Surface;
  readonly handle: DraftHandle;
}

/** Where the work is, with its unsent changes. It changes at every key, so it stands alone. */
export function GradeSync({ surface, handle }: GradeSyncProps) {
  const { status, unsent, phase } = useLateDraftState(handle);
  const shown = useCalmState(status);
  const [timesOf] = useState(unsentTimes);
  const times = timesOf(unsent);
  const changes = unsent
    .filter((field) => field !== 'cursor')
    .map((field): SyncChange => ({
      id: field,
      what: fieldText(surface, field),
      at: times.get(field) ?? 0,
      state: changeState(status.kind),
    }));
  return (
    <SyncStatus
      state={shown}
      changes={changes}
      actions={
        phase.kind === 'waiting' || phase.kind === 'refused' ? (
          <Button size="small" onClick={() => handle.tryAgain()}>
            Try now
          </Button>
        ) : undefined
      }
    />
  );
}

function changeState(kind: string): SyncChange['state'] {
  if (kind === 'saving') return 'sending';
  if (kind === 'conflict') return 'differs';
  return kind === 'not-saved' ? 'not-saved' : 'kept';
}
