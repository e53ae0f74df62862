import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { beginCorrection } from '#contract/pay/begin-correction.ts';
import type { TimeRecord } from '#domain/pay/pay-statement.ts';
import { payKey } from './pay.ts';

type Said = { line: TimeRecord; accountId: string; seconds: number; reason: string };

/** Corrects the active time of somebody's task, as a lead. */
export function beginCorrectionMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationFn: ({ line, accountId, seconds, reason }: Said) => {
      const { assignmentId, taskId } = line;
      const work = assignmentId === null ? { taskId, accountId } : { assignmentId };
      return backend.send(beginCorrection, {
        params: { projectId },
        body: { ...work, seconds, reason },
      });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: payKey(projectId) }),
  });
}
