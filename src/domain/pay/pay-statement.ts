import * as z from 'zod/mini';
import { identifier, instant } from '#domain/identifier.ts';
import { money, payFor, sumMoney, type Money } from './money.ts';
import { rateOn, type PayRate } from './pay-rate.ts';
import type { Period } from './period.ts';

/**
 * What active time is counted for: a held task, a reviewer's blind grade, review and adjudication
 * of what was submitted for a task, a blind regrade.
 */
export const paidWork = z.enum(['graded', 'graded-blind', 'reviewed', 'regraded']);

/** Work whose time can be corrected. */
export const correctedWork = z.enum(['graded', 'reviewed']);
export type CorrectedWork = z.infer<typeof correctedWork>;

/** Active seconds of one person on one task and one day. */
export const timeRecord = z.object({
  work: paidWork,
  /** Null for reviewing: that is counted for the task, whoever's submissions were looked at. */
  assignmentId: z.nullable(identifier),
  taskId: identifier,
  taskTitle: z.string(),
  day: z.iso.date(),
  seconds: z.number(),
  /** False while nothing was submitted for it, e.g. because it was skipped. */
  submitted: z.boolean(),
});
export type TimeRecord = z.infer<typeof timeRecord>;

export const correctionState = z.enum(['open', 'agreed', 'declined']);

/** What somebody says against their recorded time of a task, and what a lead said to it. */
export const timeCorrection = z.object({
  id: identifier,
  work: correctedWork,
  /** Null for reviewing. */
  assignmentId: z.nullable(identifier),
  taskId: identifier,
  taskTitle: z.string(),
  /** The day of the work, whose rate holds. */
  day: z.iso.date(),
  /** What was recorded for the task when it was asked for. It stays as it was recorded. */
  recordedSeconds: z.number(),
  /** To be added to it; negative takes away. */
  seconds: z.int(),
  reason: z.string(),
  askedAt: instant,
  state: correctionState,
  /** A lead who began it; null where the person asked. */
  begunBy: z.nullable(z.string()),
  decidedBy: z.nullable(z.string()),
  decidedAt: z.nullable(instant),
  note: z.nullable(z.string()),
});
export type TimeCorrection = z.infer<typeof timeCorrection>;

const paid = { rate: z.nullable(money), amount: z.nullable(money) };

export const payStatement = z.object({
  accountId: identifier,
  /** Null once the person was deleted on request. */
  name: z.nullable(z.string()),
  from: z.iso.date(),
  to: z.iso.date(),
  /** Paid out: nothing in it changes any more. */
  closed: z.boolean(),
  lines: z.array(z.extend(timeRecord, paid)),
  corrections: z.array(z.extend(timeCorrection, paid)),
  /** Lines and agreed corrections together. */
  seconds: z.number(),
  amounts: z.array(money),
  /** Of the seconds above, those for which no rate was agreed: they are in no amount. */
  secondsWithoutRate: z.number(),
});
export type PayStatement = z.infer<typeof payStatement>;

type Given = {
  accountId: string;
  name: string | null;
  period: Period;
  records: readonly TimeRecord[];
  /** Those agreed in the period, and those open or declined that were asked for in it. */
  corrections: readonly TimeCorrection[];
  rates: readonly PayRate[];
  /** The last day that is paid out. */
  closedTo: string | null;
};

/**
 * What somebody's time of a period comes to. Every line is rounded to whole seconds and minor
 * units by itself, so that the lines add up to the sum as printed.
 */
export function makeStatement(given: Given): PayStatement {
  const { accountId, rates } = given;
  const priced = (seconds: number, day: string) => {
    const rate = rateOn(rates, accountId, day);
    return { rate, amount: rate === null ? null : payFor(seconds, rate) };
  };
  const lines = given.records.map((record) => {
    const seconds = Math.round(record.seconds);
    return { ...record, seconds, ...priced(seconds, record.day) };
  });
  const corrections = given.corrections.map((each) => ({
    ...each,
    ...priced(each.seconds, each.day),
  }));
  const counted = [...lines, ...corrections.filter(({ state }) => state === 'agreed')];
  return {
    accountId,
    name: given.name,
    ...given.period,
    closed: given.closedTo !== null && given.period.to <= given.closedTo,
    lines,
    corrections,
    seconds: sum(counted),
    amounts: sumMoney(counted.flatMap(({ amount }): Money[] => (amount === null ? [] : [amount]))),
    secondsWithoutRate: sum(counted.filter(({ amount }) => amount === null)),
  };
}

function sum(lines: readonly { seconds: number }[]): number {
  return lines.reduce((total, { seconds }) => total + seconds, 0);
}
