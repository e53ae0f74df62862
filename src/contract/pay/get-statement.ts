import { payStatement } from '#domain/pay/pay-statement.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { personPath } from '#contract/people/person.ts';
import { payPeriod } from './pay-period.ts';

export const getStatement = defineEndpoint({
  name: 'getStatement',
  method: 'GET',
  path: '/projects/{projectId}/pay/people/{accountId}',
  summary: 'A member’s active time of a period, its corrections, and what it comes to',
  permission: 'pay.read',
  params: personPath,
  query: payPeriod,
  answer: payStatement,
  problems: ['not-found'],
});
