import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import type { AnswerOf } from '#contract/endpoint.ts';
import { getOwnStatement } from '#contract/pay/get-own-statement.ts';
import { getPay } from '#contract/pay/get-pay.ts';
import { getStatement } from '#contract/pay/get-statement.ts';
import type { Period } from '#domain/pay/period.ts';

export type ProjectPay = AnswerOf<typeof getPay>;

/** Everything about pay in a project, for whoever changes some of it. */
export const payKey = (projectId: string) => ['project', projectId, 'pay'] as const;

/** Everybody's period in a line each, rates, and corrections that wait. */
export function payQuery(backend: Backend, projectId: string, period: Period) {
  return queryOptions({
    queryKey: [...payKey(projectId), 'all', period],
    queryFn: ({ signal }) =>
      backend.send(getPay, { params: { projectId }, query: period }, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** One member's statement, for a lead. */
export function statementQuery(
  backend: Backend,
  { projectId, accountId }: { projectId: string; accountId: string },
  period: Period,
) {
  return queryOptions({
    queryKey: [...payKey(projectId), 'person', accountId, period],
    queryFn: ({ signal }) =>
      backend.send(getStatement, { params: { projectId, accountId }, query: period }, { signal }),
  });
}

/** One's own statement. */
export function ownStatementQuery(backend: Backend, projectId: string, period: Period) {
  return queryOptions({
    queryKey: [...payKey(projectId), 'own', period],
    queryFn: ({ signal }) =>
      backend.send(getOwnStatement, { params: { projectId }, query: period }, { signal }),
    placeholderData: keepPreviousData,
  });
}
