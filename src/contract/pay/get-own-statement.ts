import { payStatement } from '#domain/pay/pay-statement.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { payPeriod } from './pay-period.ts';

export const getOwnStatement = defineEndpoint({
  name: 'getOwnStatement',
  method: 'GET',
  path: '/projects/{projectId}/pay/own',
  summary: 'One’s own active time of a period, its corrections, and what it comes to',
  permission: 'pay.own',
  params: projectPath,
  query: payPeriod,
  answer: payStatement,
});
