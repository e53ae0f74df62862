import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';
import { money } from '#domain/pay/money.ts';
import { setRate } from '#domain/pay/pay-rate.ts';
import { timeCorrection } from '#domain/pay/pay-statement.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { payPeriod } from './pay-period.ts';

/** One person's period in one line. */
const payRow = z.object({
  accountId: identifier,
  name: z.nullable(z.string()),
  /** What an hour is paid today; null where nothing was agreed. */
  rate: z.nullable(money),
  seconds: z.number(),
  amounts: z.array(money),
  secondsWithoutRate: z.number(),
});

export const getPay = defineEndpoint({
  name: 'getPay',
  method: 'GET',
  path: '/projects/{projectId}/pay',
  summary: 'Everybody’s active time and pay of a period, rates, and corrections that wait',
  permission: 'pay.read',
  params: projectPath,
  query: payPeriod,
  answer: z.object({
    from: z.iso.date(),
    to: z.iso.date(),
    /** Up to this day everything is paid out and stays as it is; null: nothing is closed. */
    closedTo: z.nullable(z.iso.date()),
    people: z.array(payRow),
    /** In the order in which they were set. */
    rates: z.array(setRate),
    /** Corrections that nobody has answered, whenever they were asked for. */
    waiting: z.array(
      z.extend(timeCorrection, { accountId: identifier, name: z.nullable(z.string()) }),
    ),
  }),
});
