import { mutationOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { exportPay } from '#contract/pay/export-pay.ts';
import type { Period } from '#domain/pay/period.ts';

/** Everybody's statements as CSV text; a connection that breaks rejects. */
export function exportPayMutation(backend: Backend, projectId: string) {
  return mutationOptions({
    mutationFn: async (period: Period): Promise<string> => {
      const bytes = await backend.send(exportPay, { params: { projectId }, query: period });
      return new Response(bytes).text();
    },
  });
}
