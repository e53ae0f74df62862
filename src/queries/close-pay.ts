import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { closePay } from '#contract/pay/close-pay.ts';
import { payKey } from './pay.ts';

/** Closes everything up to a day: its statements stay as they are. */
export function closePayMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationFn: (lastDay: string) =>
      backend.send(closePay, { params: { projectId }, body: { lastDay } }),
    onSuccess: () => client.invalidateQueries({ queryKey: payKey(projectId) }),
  });
}
