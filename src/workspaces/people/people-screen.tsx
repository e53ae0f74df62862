import { Suspense } from 'react';
import { useSearch } from '#ui/address.ts';
import { FrameSlot } from '#ui/frame-slot.tsx';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { patientLazy } from '#ui/patient-lazy.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { ViewSwitch } from '#ui/view-switch.tsx';
import { AttestationView } from './attestation-view.tsx';
import { AuditView } from './audit-view.tsx';
import { RosterView } from './roster-view.tsx';

const PayView = patientLazy(async () => ({
  default: (await import('./pay-view.tsx')).PayView,
}));

interface PeopleScreenProps {
  readonly projectId: string;
}

const views = [
  { name: 'roster', words: 'Roster' },
  { name: 'pay', words: 'Time and pay' },
  { name: 'attestation', words: 'Attestation' },
  { name: 'log', words: 'Audit log' },
] as const;

/** Who works here, under which conditions, and what was written down about it. */
export function PeopleScreen({ projectId }: PeopleScreenProps) {
  const search: { view?: string } = useSearch();
  const view = views.find(({ name }) => name === search.view)?.name ?? 'roster';
  return (
    <>
      <FrameSlot name="title">People</FrameSlot>
      <ViewSwitch views={views} view={view} />
      <VisuallyHidden as="h1">People</VisuallyHidden>
      {view === 'roster' && <RosterView projectId={projectId} />}
      <Suspense fallback={<LoadingBlocks what="Working out the pay" />}>
        {view === 'pay' && <PayView projectId={projectId} />}
      </Suspense>
      {view === 'attestation' && <AttestationView projectId={projectId} />}
      {view === 'log' && <AuditView projectId={projectId} />}
    </>
  );
}
