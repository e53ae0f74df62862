import { askCorrection as askEndpoint } from '#contract/pay/ask-correction.ts';
import { askReviewCorrection } from '#contract/pay/ask-review-correction.ts';
import { decideCorrection as decideEndpoint } from '#contract/pay/decide-correction.ts';
import { exportPay } from '#contract/pay/export-pay.ts';
import { getOwnStatement } from '#contract/pay/get-own-statement.ts';
import { getPay } from '#contract/pay/get-pay.ts';
import { getStatement } from '#contract/pay/get-statement.ts';
import { setPayRate as rateEndpoint } from '#contract/pay/set-pay-rate.ts';
import { addReviewTime as timeEndpoint } from '#contract/review/add-review-time.ts';
import { statementCsv } from '#domain/pay/statement-csv.ts';
import { Answered } from '#server/answered.ts';
import { requireMember } from '#server/people/set-roles.ts';
import { route, type Route } from '#server/route.ts';
import { beginCorrection as beginEndpoint } from '#contract/pay/begin-correction.ts';
import { closePay as closeEndpoint } from '#contract/pay/close-pay.ts';
import { addReviewTime } from './add-review-time.ts';
import { closePay } from './closings.ts';
import { askCorrection, beginCorrection, decideCorrection } from './corrections.ts';
import { setPayRate } from './rates.ts';
import { allStatements, payOf, periodOf, statementOf } from './statements.ts';

export const payRoutes: readonly Route[] = [
  route(getOwnStatement, ({ params, query, account, limbs }) =>
    statementOf(limbs, params.projectId, account.id, query),
  ),
  route(getStatement, async ({ params: { projectId, accountId }, query, limbs }) => {
    await requireMember(limbs.database, projectId, accountId);
    return statementOf(limbs, projectId, accountId, query);
  }),
  route(getPay, ({ params, query, limbs }) => payOf(limbs, params.projectId, query)),
  route(exportPay, async ({ params, query, limbs }) => {
    const period = periodOf(query, limbs.clock.now());
    const text = statementCsv(await allStatements(limbs.database, params.projectId, period));
    const name = `pay-${period.from}-${period.to}.csv`;
    return new Answered(new Blob([text]), {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    });
  }),
  route(rateEndpoint, ({ params, body, account, limbs }) =>
    setPayRate(limbs, { ...params, rate: body, by: account.id }),
  ),
  route(timeEndpoint, ({ params, body, account, limbs }) =>
    addReviewTime(limbs, { ...params, ...body, accountId: account.id }),
  ),
  route(askEndpoint, ({ params: { projectId, assignmentId }, body, account, limbs }) =>
    askCorrection(limbs, { projectId, accountId: account.id, named: { assignmentId }, body }),
  ),
  route(askReviewCorrection, ({ params: { projectId, taskId }, body, account: { id }, limbs }) =>
    askCorrection(limbs, { projectId, accountId: id, named: { taskId, accountId: id }, body }),
  ),
  route(beginEndpoint, ({ params, body, account, limbs }) =>
    beginCorrection(limbs, { ...params, by: account.id, body }),
  ),
  route(closeEndpoint, ({ params, body, account, limbs }) =>
    closePay(limbs, { ...params, ...body, by: account.id }),
  ),
  route(decideEndpoint, ({ params, body, account, limbs }) =>
    decideCorrection(limbs, { ...params, by: account.id, body }),
  ),
];
