import type { Kysely } from 'kysely';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { getPay } from '#contract/pay/get-pay.ts';
import type { PayPeriod } from '#contract/pay/pay-period.ts';
import { rateOn } from '#domain/pay/pay-rate.ts';
import { makeStatement, type PayStatement } from '#domain/pay/pay-statement.ts';
import { dayOf, periodNamed, type Period } from '#domain/pay/period.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import type { Tables } from '#server/database/tables.ts';
import { namesOf } from '#server/quality/names-of.ts';
import { closedTo } from './closings.ts';
import { correctionsOf, type PersonalCorrection } from './corrections.ts';
import { ratesOf } from './rates.ts';
import { timeRecords } from './time-records.ts';

type Limbs = Pick<AppLimbs, 'database' | 'clock'>;

/** The asked period; what is left out comes from the current month. */
export function periodOf(asked: PayPeriod, now: Date): Period {
  const month = periodNamed('this-month', now.getTime());
  const from = asked.from ?? (asked.to ? `${asked.to.slice(0, 8)}01` : month.from);
  return { from, to: asked.to ?? (asked.from && asked.from > month.to ? asked.from : month.to) };
}

/** What one person's time of a period comes to. */
export async function statementOf(
  { database, clock }: Limbs,
  projectId: string,
  accountId: string,
  asked: PayPeriod,
): Promise<PayStatement> {
  const period = periodOf(asked, clock.now());
  const records = await timeRecords(database, projectId, period, accountId);
  const corrections = await correctionsOf(database, projectId, accountId);
  return makeStatement({
    accountId,
    name: (await namesOf(database, [accountId])).get(accountId) ?? null,
    period,
    records,
    corrections: corrections.filter((each) => belongsTo(each, period)),
    rates: await ratesOf(database, projectId),
    closedTo: await closedTo(database, projectId),
  });
}

/** Everybody's statements of a period, by name. */
export async function allStatements(
  database: Kysely<Tables>,
  projectId: string,
  period: Period,
): Promise<PayStatement[]> {
  const records = await timeRecords(database, projectId, period, null);
  const corrections = (await correctionsOf(database, projectId, null)).filter((each) =>
    belongsTo(each, period),
  );
  const rates = await ratesOf(database, projectId);
  const closed = await closedTo(database, projectId);
  const members = await database
    .selectFrom('membership')
    .select('account_id')
    .where('project_id', '=', projectId)
    .where('role', '<>', 'lab')
    .execute();
  const timeBy = Map.groupBy(records, ({ accountId }) => accountId);
  const correctionsBy = Map.groupBy(corrections, ({ accountId }) => accountId);
  const people = new Set([
    ...members.map((each) => each.account_id),
    ...timeBy.keys(),
    ...correctionsBy.keys(),
  ]);
  const names = await namesOf(database, [...people]);
  return [...people]
    .map((accountId) =>
      makeStatement({
        accountId,
        name: names.get(accountId) ?? null,
        period,
        records: timeBy.get(accountId) ?? [],
        corrections: correctionsBy.get(accountId) ?? [],
        rates,
        closedTo: closed,
      }),
    )
    .toSorted((a, b) => (a.name ?? '').localeCompare(b.name ?? '', 'en'));
}

/** A correction counts where it was agreed to; until then it stands where it was asked for. */
function belongsTo({ state, askedAt, decidedAt }: PersonalCorrection, { from, to }: Period) {
  const at = state === 'agreed' && decidedAt !== null ? decidedAt : askedAt;
  const day = dayOf(Date.parse(at));
  return from <= day && day <= to;
}

/** A period of the whole project in a line a person, with what a lead has to do about it. */
export async function payOf(
  { database, clock }: Limbs,
  projectId: string,
  asked: PayPeriod,
): Promise<AnswerOf<typeof getPay>> {
  const period = periodOf(asked, clock.now());
  const statements = await allStatements(database, projectId, period);
  const rates = await ratesOf(database, projectId);
  const waiting = (await correctionsOf(database, projectId, null)).filter(
    ({ state }) => state === 'open',
  );
  const today = dayOf(clock.now().getTime());
  const names = await namesOf(database, [...new Set(waiting.map(({ accountId }) => accountId))]);
  return {
    ...period,
    closedTo: await closedTo(database, projectId),
    people: statements.map(({ accountId, name, seconds, amounts, secondsWithoutRate }) => ({
      accountId,
      name,
      rate: rateOn(rates, accountId, today),
      seconds,
      amounts,
      secondsWithoutRate,
    })),
    rates,
    waiting: waiting.map((each) => ({ ...each, name: names.get(each.accountId) ?? null })),
  };
}
