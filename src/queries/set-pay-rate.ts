import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { setPayRate } from '#contract/pay/set-pay-rate.ts';
import type { PayRate } from '#domain/pay/pay-rate.ts';
import { payKey } from './pay.ts';

/** Adds what an hour is paid from a day on. */
export function setPayRateMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationFn: (rate: PayRate) => backend.send(setPayRate, { params: { projectId }, body: rate }),
    onSuccess: () => client.invalidateQueries({ queryKey: payKey(projectId) }),
  });
}
