import { Suspense, type ComponentProps } from 'react';

import { LoadingBlocks } from '#ui/loading-blocks.tsx';

import { patientLazy } from '#ui/patient-lazy.ts';
import type { TrajectoryView } from './trajectory-view.tsx';

const Steps = patientLazy(async () => ({
  default: (await import('./trajectory-view.tsx')).TrajectoryView,
}));

/** A conversation read step by step; the code comes with the first one. */
export function TrajectoryPlace(props: ComponentProps<typeof TrajectoryView>) {
  return (
    <Suspense fallback={<LoadingBlocks what="Opening the steps" />}>
      <Steps {...props} />
    </Suspense>
  );
}
