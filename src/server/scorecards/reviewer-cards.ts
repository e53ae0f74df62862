import { sql, type Kysely } from 'kysely';
import type { ResponseScore } from '#domain/annotation/annotation.ts';
import { clopperPearson } from '#domain/probability/binomial-distribution.ts';
import type { ReviewerCard, Share } from '#domain/quality/scorecard.ts';
import { agreementOf, LOW_AGREEMENT } from '#domain/review/review-flag.ts';
import { scoreResponse } from '#domain/score/score-response.ts';
import { scoringRuleName } from '#domain/score/scoring-rule-name.ts';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import { severityDrift, type Deviation } from '#domain/skill/severity-drift.ts';
import type { Tables } from '#server/database/tables.ts';
import { askedBy } from '#server/gold/gold-results.ts';
import { reviewRecords } from '#server/reviews/review-records.ts';

type Judged = { reviewer: string; at: Date; deviation: number };
type Second = { reviewer: string; agreed: boolean };

/** What can be said of everybody who reviewed or regraded something. */
export async function reviewerCards(
  database: Kysely<Tables>,
  projectId: string,
): Promise<Map<string, ReviewerCard>> {
  const records = await reviewRecords(database, projectId);
  const judged = [
    ...(await blindGrades(database, projectId)),
    ...(await fixes(database, projectId)),
    ...(await regrades(database, projectId)),
  ];
  const seconds = [
    ...(await acceptedAndRegraded(database, projectId)),
    ...(await blindPairs(database, projectId)),
  ];
  const disputes = await settledDisputes(database, projectId);
  const reviewers = new Set([
    ...records.flatMap(({ accountId, asReviewer }) => (asReviewer ? [accountId] : [])),
    ...judged.map(({ reviewer }) => reviewer),
  ]);
  return new Map(
    [...reviewers].map((id): [string, ReviewerCard] => {
      const record = records.find(({ accountId }) => accountId === id)?.asReviewer;
      const own = seconds.filter(({ reviewer }) => reviewer === id);
      const settled = disputes.filter(({ reviewer }) => reviewer === id);
      return [
        id,
        {
          decisions: record?.decisions ?? 0,
          returned: record?.returned ?? 0,
          overturned: shareOf(settled.filter(({ upheld }) => upheld).length, settled.length),
          secondOpinion: shareOf(own.filter(({ agreed }) => agreed).length, own.length),
          severity: severityOf(judged.filter(({ reviewer }) => reviewer === id)),
        },
      ];
    }),
  );
}

function shareOf(count: number, of: number): Share | null {
  return of === 0 ? null : { count, of, rate: count / of, ...clopperPearson(count, of, 0.95) };
}

function severityOf(judged: readonly Judged[]): ReviewerCard['severity'] {
  const deviations: Deviation[] = judged.map(({ at, deviation }) => ({
    at: at.getTime(),
    deviation,
  }));
  const found = severityDrift(deviations);
  const items = judged.length;
  if (found.kind === 'undefined') return { items, drift: null, why: found.why };
  const { early, late, drift, low, high, drifted } = found;
  return { items, drift: { early, late, drift, low, high, drifted }, why: '' };
}

/** The mean difference of the scores that both sides have; null where they share none. */
function meanDifference(
  own: readonly ResponseScore[],
  expert: readonly ResponseScore[],
): number | null {
  const differences = own.flatMap(({ responseId, clamped }) => {
    const theirs = expert.find((each) => each.responseId === responseId)?.clamped ?? null;
    return clamped === null || theirs === null ? [] : [clamped - theirs];
  });
  if (differences.length === 0) return null;
  return differences.reduce((sum, each) => sum + each, 0) / differences.length;
}

/** What reviewers graded before they saw the expert's answers. */
async function blindGrades(database: Kysely<Tables>, projectId: string): Promise<Judged[]> {
  const rows = await database
    .selectFrom('review_blind as blind')
    .innerJoin('annotation', 'annotation.id', 'blind.annotation_id')
    .select([
      'blind.reviewer_id',
      'blind.unveiled_at',
      'blind.grades as own',
      'annotation.grades',
      'annotation.scores',
      'annotation.display_order',
      'annotation.scoring_rule',
      'annotation.project_version',
      'annotation.rubric_id',
      'annotation.rubric_version',
    ])
    .where('annotation.project_id', '=', projectId)
    .execute();
  const asked = askedBy(database, projectId);
  const judged: Judged[] = [];
  for (const row of rows) {
    const { criteria } = await asked(row);
    const rule = scoringRule(scoringRuleName.parse(row.scoring_rule));
    // A response that the reviewer left open in part has a range, not a score.
    const own = row.display_order
      .filter((id) => {
        const given = (of: typeof row.own) =>
          of.verdicts.filter(({ responseId }) => responseId === id).length;
        return given(row.own) > 0 && given(row.own) === given(row.grades);
      })
      .map((id) => scoreResponse(rule, criteria, row.own.verdicts, id));
    const deviation = meanDifference(own, row.scores);
    if (deviation !== null) {
      judged.push({ reviewer: row.reviewer_id, at: row.unveiled_at, deviation });
    }
  }
  return judged;
}

async function fixes(database: Kysely<Tables>, projectId: string): Promise<Judged[]> {
  const rows = await database
    .selectFrom('review_decision as decision')
    .innerJoin('annotation as before', 'before.id', 'decision.annotation_id')
    .innerJoin('annotation as after', 'after.id', 'decision.fixed_annotation_id')
    .select(['decision.reviewer_id', 'decision.at', 'before.scores', 'after.scores as own'])
    .where('decision.project_id', '=', projectId)
    .execute();
  return rows.flatMap(({ reviewer_id: reviewer, at, own, scores }) => {
    const deviation = meanDifference(own, scores);
    return deviation === null ? [] : [{ reviewer, at, deviation }];
  });
}

async function regrades(database: Kysely<Tables>, projectId: string): Promise<Judged[]> {
  const rows = await database
    .selectFrom('spot_check_item as item')
    .innerJoin('annotation', 'annotation.id', 'item.annotation_id')
    .select(['item.regrader_id', 'item.regraded_at', 'item.scores as own', 'annotation.scores'])
    .where('annotation.project_id', '=', projectId)
    .where('item.regraded_at', 'is not', null)
    .execute();
  return rows.flatMap(({ regrader_id: reviewer, regraded_at: at, own, scores }) => {
    const deviation = own && meanDifference(own, scores);
    return deviation === null || reviewer === null || at === null
      ? []
      : [{ reviewer, at, deviation }];
  });
}

/** Disputes about somebody's returns that a second reviewer decided. */
async function settledDisputes(database: Kysely<Tables>, projectId: string) {
  const rows = await database
    .selectFrom('review_dispute as dispute')
    .innerJoin('review_decision as decision', 'decision.id', 'dispute.decision_id')
    .select(['decision.reviewer_id as reviewer', 'dispute.outcome'])
    .where('dispute.project_id', '=', projectId)
    .where('dispute.outcome', 'is not', null)
    .execute();
  return rows.map(({ reviewer, outcome }) => ({ reviewer, upheld: outcome === 'upheld' }));
}

/** Work that a reviewer accepted as it was and that somebody else regraded blind: sound or not. */
async function acceptedAndRegraded(database: Kysely<Tables>, projectId: string): Promise<Second[]> {
  const { rows } = await sql<Second>`
    select d.reviewer_id as reviewer, jsonb_array_length(i.defects) = 0 as agreed
    from review_decision d join spot_check_item i on i.annotation_id = d.annotation_id
    where d.project_id = ${projectId} and d.kind = 'accept'
      and i.regraded_at is not null and i.regrader_id <> d.reviewer_id`.execute(database);
  return rows;
}

/** Two reviewers who both graded the same version before they saw anything. */
async function blindPairs(database: Kysely<Tables>, projectId: string): Promise<Second[]> {
  const rows = await database
    .selectFrom('review_blind as one')
    .innerJoin('review_blind as other', (join) =>
      join
        .onRef('other.annotation_id', '=', 'one.annotation_id')
        .onRef('other.reviewer_id', '<>', 'one.reviewer_id'),
    )
    .innerJoin('annotation', 'annotation.id', 'one.annotation_id')
    .select(['one.reviewer_id as reviewer', 'one.grades', 'other.grades as theirs'])
    .where('annotation.project_id', '=', projectId)
    .execute();
  return rows.map(({ reviewer, grades, theirs }) => ({
    reviewer,
    agreed: agreementOf(grades, theirs) >= LOW_AGREEMENT,
  }));
}
