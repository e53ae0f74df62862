import { defineEndpoint } from '#contract/define-endpoint.ts';
import type { Bytes } from '#contract/endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { payPeriod, type PayPeriod } from './pay-period.ts';

export const exportPay = defineEndpoint<{ projectId: string }, PayPeriod, undefined, Bytes>({
  name: 'exportPay',
  method: 'GET',
  path: '/projects/{projectId}/pay/export',
  summary: 'Everybody’s statements of a period as CSV, a line a day and task',
  permission: 'pay.read',
  params: projectPath,
  query: payPeriod,
  answer: { kind: 'bytes', mediaType: 'text/csv' },
});
