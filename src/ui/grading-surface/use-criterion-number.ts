import { useSurface, useSurfaceState } from './surface-context.tsx';

/** The number of the current criterion as shown; null without a rubric. */
export function useCriterionNumber(): string | null {
  const { task } = useSurface();
  const criterionId = useSurfaceState((state) => state.criterionId);
  const at = (task.rubric?.criteria ?? []).findIndex((each) => each.id === criterionId);
  return at === -1 ? null : String(at + 1);
}
