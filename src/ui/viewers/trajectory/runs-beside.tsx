import { styled } from '@mui/material/styles';
import { Suspense, type ReactNode } from 'react';

import type { ReadingStyle } from '#ui/viewers/reading-style.ts';

import { patientLazy } from '#ui/patient-lazy.ts';
import type { AlignedRuns } from './aligned-runs.ts';

const SharedSteps = patientLazy(async () => ({
  default: (await import('./shared-steps.tsx')).SharedSteps,
}));

interface RunsBesideProps {
  readonly aligned: AlignedRuns | null;
  readonly style: ReadingStyle;
  /** The panes, each from the step on at which the runs part. */
  readonly children: ReactNode;
}

/** Panes under the steps that their runs share; without such steps the panes alone. */
export function RunsBeside({ aligned, style, children }: RunsBesideProps) {
  return (
    <Rows>
      {aligned && (
        <Suspense fallback={<div />}>
          <SharedSteps {...aligned} style={style} />
        </Suspense>
      )}
      {children}
    </Rows>
  );
}

const Rows = styled('div')({
  display: 'flex',
  flexDirection: 'column',
  height: '100%',
  minWidth: 0,
  minHeight: 0,
  '& > :last-child': { flex: '1 1 0', minHeight: 0 },
});
