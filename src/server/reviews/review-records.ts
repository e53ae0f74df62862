import { sql, type Kysely } from 'kysely';
import type { AnswerOf } from '#contract/endpoint.ts';
import type { getOwnRecord } from '#contract/review/get-own-record.ts';
import { overturnRates } from '#domain/skill/overturn-rate.ts';
import type { Tables } from '#server/database/tables.ts';
import { namesOf } from '#server/quality/names-of.ts';

type PersonRecord = AnswerOf<typeof getOwnRecord>;

/** Outcomes of reviews and disputes for everybody who took part, both sides. */
export async function reviewRecords(
  database: Kysely<Tables>,
  projectId: string,
): Promise<PersonRecord[]> {
  const experts = await database
    .selectFrom('review')
    .select((select) => [
      'expert_id',
      select.fn.countAll<number>().as('submitted'),
      sql<number>`count(*) filter (where state = 'accepted')`.as('accepted'),
    ])
    .where('project_id', '=', projectId)
    .groupBy('expert_id')
    .execute();
  const fates = await database
    .selectFrom('review_decision')
    .innerJoin('review', 'review.assignment_id', 'review_decision.assignment_id')
    .select([
      'review.expert_id',
      sql<number>`count(*) filter (where kind = 'fix')`.as('fixed'),
      sql<number>`count(*) filter (where kind = 'return')`.as('came_back'),
    ])
    .where('review_decision.project_id', '=', projectId)
    .groupBy('review.expert_id')
    .execute();
  const decisions = await database
    .selectFrom('review_decision')
    .select((select) => [
      'reviewer_id',
      select.fn.countAll<number>().as('decisions'),
      sql<number>`count(*) filter (where kind in ('return', 'dismiss'))`.as('returned'),
    ])
    .where('project_id', '=', projectId)
    .groupBy('reviewer_id')
    .execute();
  const disputes = await database
    .selectFrom('review_dispute')
    .innerJoin('review_decision', 'review_decision.id', 'review_dispute.decision_id')
    .select(['review_dispute.expert_id', 'review_decision.reviewer_id', 'review_dispute.outcome'])
    .where('review_dispute.project_id', '=', projectId)
    .execute();
  const decided = disputes.filter(({ outcome }) => outcome !== null);
  const rates = overturnRates(
    decided.map(({ reviewer_id: reviewer, outcome }) => ({
      reviewer,
      overturned: outcome === 'upheld',
    })),
  );
  const people = [
    ...new Set([
      ...experts.map(({ expert_id: id }) => id),
      ...decisions.map(({ reviewer_id: id }) => id),
    ]),
  ];
  const names = await namesOf(database, people);
  return people.map((accountId): PersonRecord => {
    const own = experts.find(({ expert_id: id }) => id === accountId);
    const fate = fates.find(({ expert_id: id }) => id === accountId);
    const decision = decisions.find(({ reviewer_id: id }) => id === accountId);
    const asked = disputes.filter(({ expert_id: id }) => id === accountId);
    const against = disputes.filter(({ reviewer_id: id }) => id === accountId);
    const rate = rates.get(accountId);
    return {
      accountId,
      name: names.get(accountId) ?? 'Removed account',
      asExpert: own
        ? {
            submitted: Number(own.submitted),
            accepted: Number(own.accepted),
            fixed: Number(fate?.fixed ?? 0),
            cameBack: Number(fate?.came_back ?? 0),
            disputed: asked.length,
            upheld: asked.filter(({ outcome }) => outcome === 'upheld').length,
          }
        : null,
      asReviewer: decision
        ? {
            decisions: Number(decision.decisions),
            returned: Number(decision.returned),
            disputed: against.length,
            overturned: against.filter(({ outcome }) => outcome === 'upheld').length,
            overturnRate: rate ? { rate: rate.rate, low: rate.low, high: rate.high } : null,
          }
        : null,
    };
  });
}

export async function ownRecord(
  database: Kysely<Tables>,
  projectId: string,
  account: { id: string; name: string },
): Promise<PersonRecord> {
  const records = await reviewRecords(database, projectId);
  return (
    records.find(({ accountId }) => accountId === account.id) ?? {
      accountId: account.id,
      name: account.name,
      asExpert: null,
      asReviewer: null,
    }
  );
}
