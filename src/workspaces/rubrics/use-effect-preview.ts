import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { RubricPreview } from '#contract/rubrics/preview-rubric.ts';
import { rubricFaults } from '#domain/project/settings-faults.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { rubricPreviewQuery } from '#queries/rubrics.ts';
import type { RubricStore } from './rubric-store.ts';

export type Extent = 'this' | 'twins';

/** `none` without edits; `unfit` while something must be mended before it can be counted. */
export type EffectPreview =
  | { kind: 'none' }
  | { kind: 'unfit' }
  | { kind: 'counting' }
  | { kind: 'failed'; message: string }
  | { kind: 'counted'; preview: RubricPreview; isCurrent: boolean };

/** Keys in a row are one question to the server. */
const PAUSE = 500;

export function useEffectPreview(
  store: RubricStore,
  at: { projectId: string; rubricId: string },
  extent: Extent,
): EffectPreview {
  const edited = useStore(store, (state) => state.edited);
  const changed = useStore(store, (state) => state.state !== 'published');
  const [settled, setSettled] = useState<readonly Criterion[]>(edited);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(edited), PAUSE);
    return () => clearTimeout(timer);
  }, [edited]);
  // The scale that a scoring rule refuses is found on publishing; a text must be there already.
  const unfit =
    settled.length === 0 ||
    rubricFaults({ rubric: [...settled], scoringRule: 'healthbench' }).some(
      ({ place }) => !place.endsWith('.scale'),
    );
  const found = useQuery({
    ...rubricPreviewQuery(useBackend(), at, { criteria: [...settled], extent }),
    enabled: changed && !unfit,
  });
  if (!changed) return { kind: 'none' };
  if (unfit) return { kind: 'unfit' };
  if (found.error) return { kind: 'failed', message: found.error.message };
  if (!found.data) return { kind: 'counting' };
  const isCurrent = settled === edited && !found.isPlaceholderData;
  return { kind: 'counted', preview: found.data, isCurrent };
}
