import type { Breakdown, Quality } from '#contract/quality/get-quality.ts';
import type { Rating } from '#domain/agreement/ratings.ts';
import { agreementTable } from '#domain/quality/agreement-table.ts';
import type { AgreementSubject } from '#domain/quality/agreement-subject.ts';
import { answersWithTruth } from '#domain/quality/answers-with-truth.ts';
import { pooledReliability } from '#domain/quality/expert-reliability.ts';
import { qualityScope, unitsWith } from '#domain/quality/quality-scope.ts';
import type { Reliability } from '#domain/skill/reliability.ts';
import type { LoadedQuality } from './load-quality.ts';
import { outcomeOf } from './outcome-of.ts';
import { goldOn } from './scoped-gold.ts';

type Given = {
  loaded: LoadedQuality;
  /** What agreement and reliability are measured on by domain and by expert. */
  subject: AgreementSubject;
  reliability: ReadonlyMap<string, Reliability>;
  names: ReadonlyMap<string, string>;
};

/**
 * How the work stands by domain, by expert and by question. A domain is a skill that tasks ask
 * for; a task with two counts in both, so domains do not add up to the whole; neither do
 * questions, since an item answers several.
 */
export function breakdowns(given: Given): Pick<Quality, 'domains' | 'byExpert' | 'byQuestion'> {
  return {
    domains: domainRows(given),
    byExpert: expertRows(given),
    byQuestion: questionRows(given),
  };
}

function domainRows({ loaded, subject }: Given): Breakdown[] {
  const { filter, domainsOf, scope } = loaded;
  const worked = [...loaded.judgements, ...loaded.items, ...loaded.gold];
  const domains = [...new Set(worked.flatMap(({ taskId }) => domainsOf(taskId)))].toSorted();
  return domains
    .filter((domain) => filter.domain === undefined || domain === filter.domain)
    .map((domain) => {
      const own = ({ taskId }: { taskId: string }) => domainsOf(taskId).includes(domain);
      // A unit's name begins with its task.
      const within = (ratings: readonly Rating[]) =>
        ratings.filter(({ unit }) => own({ taskId: unit.split('/')[0] ?? '' }));
      const narrowed = { ...subject, ratings: within(subject.ratings) };
      return {
        key: domain,
        name: domain,
        subject: subject.key,
        agreement: agreementOf(narrowed),
        reliability: pooledReliability(answersWithTruth(narrowed) ?? []),
        ...outcomeOf(
          {
            items: loaded.items.filter(own),
            judgements: loaded.judgements.filter(own),
            costs: loaded.costs.filter(own),
            gold: loaded.gold.filter(own),
            has: (item) => own(item) && scope.hasItem(item),
          },
          loaded.defectsOf,
        ),
      };
    });
}

function expertRows({ loaded, subject, reliability, names }: Given): Breakdown[] {
  const experts = new Set([
    ...loaded.items.map(({ expertId }) => expertId),
    ...loaded.judgements.map(({ annotatorId }) => annotatorId),
  ]);
  return [...experts].map((accountId) => ({
    key: accountId,
    name: names.get(accountId) ?? 'Removed account',
    subject: subject.key,
    agreement: agreementOf(unitsWith(subject, accountId)),
    reliability: reliability.get(accountId) ?? null,
    ...outcomeOf(
      {
        items: loaded.items.filter(({ expertId }) => expertId === accountId),
        judgements: loaded.judgements.filter(({ annotatorId }) => annotatorId === accountId),
        costs: loaded.costs.filter((each) => each.accountId === accountId),
        gold: loaded.gold.filter(({ expertId }) => expertId === accountId),
        has: (item) => item.expertId === accountId && loaded.scope.hasItem(item),
      },
      loaded.defectsOf,
    ),
  }));
}

function questionRows({ loaded }: Given): Breakdown[] {
  const { filter, domainsOf, all } = loaded;
  return loaded.subjects
    .filter(({ kind }) => kind !== 'criterion')
    .map((subject) => {
      const scope = qualityScope({ ...filter, question: subject.key }, domainsOf, all);
      const items = loaded.items.filter(scope.hasItem);
      const tasks = new Set(items.map(({ taskId }) => taskId));
      return {
        key: subject.key,
        name: subject.name,
        subject: subject.key,
        agreement: agreementOf(subject),
        reliability: pooledReliability(answersWithTruth(subject) ?? []),
        ...outcomeOf(
          {
            items,
            judgements: loaded.judgements.filter(({ taskId, annotatorId, submittedAt }) =>
              scope.hasItem({ taskId, expertId: annotatorId, submittedAt }),
            ),
            costs: loaded.costs.filter(({ taskId }) => tasks.has(taskId)),
            gold: goldOn(loaded.gold, subject.key),
            has: scope.hasItem,
          },
          loaded.defectsOf,
        ),
      };
    });
}

function agreementOf(subject: AgreementSubject): Breakdown['agreement'] {
  const [row] = subject.ratings.length === 0 ? [] : agreementTable([subject]);
  return row?.value == null
    ? null
    : {
        value: row.value,
        low: row.interval?.low ?? null,
        high: row.interval?.high ?? null,
      };
}
