import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { askCorrection } from '#contract/pay/ask-correction.ts';
import { payKey } from './pay.ts';

/** Asks for another active time of one's own task. */
export function askCorrectionMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationFn: (asked: { assignmentId: string; seconds: number; reason: string }) => {
      const { assignmentId, ...body } = asked;
      return backend.send(askCorrection, { params: { projectId, assignmentId }, body });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: payKey(projectId) }),
  });
}
