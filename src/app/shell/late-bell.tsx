import { Suspense, useEffect, useState } from 'react';
import { patientLazy } from '#ui/patient-lazy.ts';

const NoticeBell = patientLazy(async () => ({
  default: (await import('./notice-bell.tsx')).NoticeBell,
}));

/** Long after the first task is painted: news waits, work does not. */
const later = 3000;

interface LateBellProps {
  readonly projectId: string;
  readonly slug: string;
  readonly mayReview: boolean;
}

/** The bell's place is there from the start, so that nothing shifts when it comes. */
export function LateBell(props: LateBellProps) {
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setReady(true), later);
    return () => clearTimeout(timer);
  }, []);
  return (
    <span style={{ display: 'inline-flex', width: 28, flex: 'none' }}>
      {ready && (
        <Suspense fallback={null}>
          <NoticeBell {...props} />
        </Suspense>
      )}
    </span>
  );
}
