import Button from '@mui/material/Button';
import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { DraftHandle } from '#drafts/draft-handle.ts';
import type { StoreFailure } from '#drafts/draft-store.ts';
import { useDraftState } from '#drafts/use-draft.ts';
import type { Surface } from '#ui/grading-surface/surface-context.tsx';
import { RuledNotice } from '#ui/ruled-notice.tsx';
import { copyDraftText } from './copy-draft-text.ts';

interface StorageNoticeProps {
  readonly surface: Surface;
  readonly handle: DraftHandle;
  readonly failure: StoreFailure;
}

/** A server that answers has taken something by then, in milliseconds, however fast one types. */
const TAKEN_WITHIN = 3000;

/**
 * Stands for as long as the device keeps nothing. Its words change only when the server has no
 * copy either: whoever types in a private window must not be alarmed with every sentence.
 */
export function StorageNotice({ surface, handle, failure }: StorageNoticeProps) {
  const { status, savedAt } = useDraftState(handle);
  const onlyHere = useLasting(status.kind === 'not-saved', savedAt);
  return (
    <RuledNotice
      tone={onlyHere ? 'bad' : 'warn'}
      icon={TriangleAlert}
      edgeToEdge
      live={onlyHere ? 'assertive' : 'polite'}
      detail={onlyHere && <Ways surface={surface} handle={handle} />}
    >
      <strong>{onlyHere ? 'The last changes exist only in this tab.' : reasons[failure]}</strong>{' '}
      {onlyHere
        ? 'Keep the tab open, or copy your text now.'
        : 'Your work goes straight to the server. Wait for “Saved” before you close the tab.'}
    </RuledNotice>
  );
}

function Ways({ surface, handle }: Omit<StorageNoticeProps, 'failure'>) {
  return (
    <span style={{ display: 'flex', gap: 8, marginTop: 6 }}>
      <Button size="small" variant="contained" onClick={() => void copyDraftText(surface)}>
        Copy my text
      </Button>
      <Button size="small" onClick={() => handle.tryAgain()}>
        Try again
      </Button>
    </span>
  );
}

const reasons: Readonly<Record<StoreFailure, string>> = {
  full: 'The storage of this device is full.',
  unavailable: 'This browser keeps nothing, as in a private window.',
  newer: 'This page is older than the drafts on this device.',
  slow: 'The storage of this device does not answer.',
  failed: 'The storage of this device fails.',
};

/** Whether something has been so for a while in which the server took nothing. */
function useLasting(isSo: boolean, savedAt: string | null): boolean {
  const [lastsSince, setLastsSince] = useState<{ savedAt: string | null } | null>(null);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setLastsSince({ savedAt }), TAKEN_WITHIN);
    return () => {
      clearTimeout(timer);
      setLastsSince(null);
    };
  }, [isSo, savedAt]);
  return isSo && lastsSince !== null && lastsSince.savedAt === savedAt;
}
