import type { Kysely } from 'kysely';
import type { Scorecard } from '#domain/quality/scorecard.ts';
import type { Tables } from '#server/database/tables.ts';
import { namesOf } from '#server/quality/names-of.ts';
import { expertCards } from './expert-cards.ts';
import { reviewerCards } from './reviewer-cards.ts';

export type NamedScorecard = Scorecard & { accountId: string; name: string };

/** Everybody's scorecard in a project, computed from what is stored now, by name. */
export async function scorecards(
  database: Kysely<Tables>,
  projectId: string,
): Promise<NamedScorecard[]> {
  const experts = await expertCards(database, projectId);
  const reviewers = await reviewerCards(database, projectId);
  const ids = [...new Set([...experts.keys(), ...reviewers.keys()])];
  const names = await namesOf(database, ids);
  return ids
    .map((accountId) => ({
      accountId,
      name: names.get(accountId) ?? 'Removed account',
      asExpert: experts.get(accountId) ?? null,
      asReviewer: reviewers.get(accountId) ?? null,
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** One's own: the same figures that a lead sees of oneself, and nobody else's. */
export async function ownScorecard(
  database: Kysely<Tables>,
  projectId: string,
  accountId: string,
): Promise<Scorecard> {
  const own = (await scorecards(database, projectId)).find((each) => each.accountId === accountId);
  return { asExpert: own?.asExpert ?? null, asReviewer: own?.asReviewer ?? null };
}
