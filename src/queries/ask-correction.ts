import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { askCorrection } from '#contract/pay/ask-correction.ts';
import { askReviewCorrection } from '#contract/pay/ask-review-correction.ts';
import type { TimeRecord } from '#domain/pay/pay-statement.ts';
import { payKey } from './pay.ts';

/** Asks for another active time of one's own task. */
export function askCorrectionMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationFn: ({ line, ...body }: { line: TimeRecord; seconds: number; reason: string }) => {
      const { assignmentId, taskId } = line;
      return assignmentId === null
        ? backend.send(askReviewCorrection, { params: { projectId, taskId }, body })
        : backend.send(askCorrection, { params: { projectId, assignmentId }, body });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: payKey(projectId) }),
  });
}
