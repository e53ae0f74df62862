import { Suspense } from 'react';
import { useStore } from 'zustand';
import type { DraftState } from '#drafts/draft-state.ts';
import { patientLazy } from '#ui/patient-lazy.ts';
import type { GradeNoticesProps } from './draft-notices.tsx';
import { useDraftPart } from './use-draft-part.ts';

export const importDraftNotices = () => import('./draft-notices.tsx');
const DraftNotices = patientLazy(async () => ({
  default: (await importDraftNotices()).DraftNotices,
}));

/** Nothing where all is well, which is nearly always; its words come when they are needed. */
export function GradeNotices(props: GradeNoticesProps) {
  const draftIsWell = useDraftPart(props.handle, isWell);
  const returned = useStore(props.session.store, (state) => state.returned);
  if (returned.length === 0 && !props.lost && draftIsWell) return null;
  return (
    <Suspense fallback={null}>
      <DraftNotices {...props} />
    </Suspense>
  );
}

const troubles: ReadonlySet<string> = new Set(['parked', 'refused', 'outdated']);

function isWell({ phase, storage, conflicts }: DraftState): boolean {
  return conflicts.length === 0 && storage === null && !troubles.has(phase.kind);
}
