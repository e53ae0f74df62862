import { ContradictionNotice } from './contradiction-notice.tsx';
import { useContradictions } from './use-contradictions.ts';

/** The live region stands before the notice does, so that its coming is announced. */
export function ContradictionPlace() {
  const contradiction = useContradictions()[0];
  return (
    <div aria-live="polite">
      {contradiction && <ContradictionNotice contradiction={contradiction} />}
    </div>
  );
}
