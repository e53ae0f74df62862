import { styled } from '@mui/material/styles';
import { Suspense } from 'react';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { patientLazy } from '#ui/patient-lazy.ts';

/** Monaco and what surrounds it; asked for ahead of time when the first task stands. */
export const importRewriteRoom = () => import('./rewrite-room.tsx');
const RewriteRoom = patientLazy(async () => ({ default: (await importRewriteRoom()).RewriteRoom }));

/** Where the rewrite stands; its code comes with the first one. */
export function RewritePlace({ responseId }: { readonly responseId: string }) {
  return (
    <Room data-zone="" tabIndex={-1}>
      <Suspense fallback={<OpeningEditor />}>
        <RewriteRoom responseId={responseId} />
      </Suspense>
    </Room>
  );
}

/**
 * Has the focus until the editor takes it, and counts as typing: who presses R and writes on
 * must not judge with the first letters.
 */
function OpeningEditor() {
  return (
    <div data-typing="" tabIndex={-1} ref={(element) => element?.focus()}>
      <LoadingBlocks what="Opening the editor" />
    </div>
  );
}

const Room = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateRows: 'minmax(0, 1fr) auto',
  minWidth: 0,
  minHeight: 0,
  height: '100%',
  outline: 'none',
  borderTop: `2px solid ${theme.vars.palette.primary.main}`,
  backgroundColor: theme.vars.palette.background.paper,
}));
