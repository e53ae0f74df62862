import { isTrajectory } from '#domain/task/message-text.ts';
import type { Message } from '#domain/task/message.ts';
import type { BlindResponse } from '#domain/task/response.ts';

import { alignSteps, type StepAlignment } from './align-steps.ts';
import { trajectorySteps } from './trajectory-steps.ts';

/** Equal leading steps of runs that stand beside each other, and whose messages show them. */
export interface AlignedRuns extends StepAlignment {
  readonly messages: readonly Message[];
}

/** Null unless there are two or more, all of them runs, that begin in the same way. */
export function alignedRuns(responses: readonly BlindResponse[]): AlignedRuns | null {
  const [first] = responses;
  if (!first || responses.length < 2) return null;
  if (!responses.every((response) => isTrajectory(response.messages))) return null;
  const alignment = alignSteps(responses.map((response) => trajectorySteps(response.messages)));
  return alignment.equalSteps === 0 ? null : { ...alignment, messages: first.messages };
}
