import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { beginCorrection } from '#contract/pay/begin-correction.ts';
import { payKey } from './pay.ts';

/** Corrects the active time of somebody's task, as a lead. */
export function beginCorrectionMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationFn: (said: { assignmentId: string; seconds: number; reason: string }) =>
      backend.send(beginCorrection, { params: { projectId }, body: said }),
    onSuccess: () => client.invalidateQueries({ queryKey: payKey(projectId) }),
  });
}
