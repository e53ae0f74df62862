import type { ProjectSettings } from '#domain/project/project-settings.ts';
import { keepsFixedOverlap } from '#domain/skill/adaptive-overlap.ts';

/** What of a project's settings decides how many experts a task begins with, and which. */
export type SlotPlan = Pick<ProjectSettings, 'overlap'> &
  Partial<Pick<ProjectSettings, 'anotherOpinion' | 'skillsRequired'>>;

/**
 * Whether a task is in the random share that keeps the fixed overlap; all are where opinions are
 * not asked for one by one. Agreement may be computed on these tasks only.
 */
export function hasFixedOverlap(
  { anotherOpinion }: Pick<SlotPlan, 'anotherOpinion'>,
  projectId: string,
  taskId: string,
): boolean {
  if (!anotherOpinion) return true;
  return keepsFixedOverlap(taskId, anotherOpinion.fixedShare, projectId);
}

/** The independent annotations that a task is opened for; more may be asked for later. */
export function slotsAtFirst(plan: SlotPlan, projectId: string, taskId: string): number {
  if (!plan.anotherOpinion || hasFixedOverlap(plan, projectId, taskId)) return plan.overlap;
  return plan.anotherOpinion.atLeast;
}
