import { payRate } from '#domain/pay/pay-rate.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import * as z from 'zod/mini';

export const setPayRate = defineEndpoint({
  name: 'setPayRate',
  method: 'POST',
  path: '/projects/{projectId}/pay/rates',
  summary: 'Add what an hour is paid from a day on, for a member or for the project',
  permission: 'pay.edit',
  params: projectPath,
  body: z.strictObject(payRate.shape),
  problems: ['not-found'],
});
