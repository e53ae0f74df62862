import type { Refusal } from '#domain/formats/framing/source-row.ts';
import type { NativeReview } from './native-review.ts';
import type { NativeAnnotation } from './native-work.ts';

type Work = {
  annotations?: readonly NativeAnnotation[] | undefined;
  reviews?: readonly NativeReview[] | undefined;
};

/**
 * The first place where reviews speak of work that the line does not hold: a decision on a version
 * that is not there, a dispute of a return that nobody made. It could not be kept as it was said.
 */
export function strayReview({ annotations = [], reviews = [] }: Work): Refusal | null {
  const known = new Map(
    [...Map.groupBy(annotations, ({ annotator }) => annotator)].map(([annotator, own]) => [
      annotator,
      new Set(own.map(({ version }) => version)),
    ]),
  );
  const seen = new Set<string>();
  for (const [index, review] of reviews.entries()) {
    const place = `reviews[${index}]`;
    const versions = known.get(review.annotator);
    if (versions === undefined) {
      return {
        field: `${place}.annotator`,
        reason: `“${review.annotator}” has no annotation in this line`,
      };
    }
    if (seen.has(review.annotator)) {
      return { field: `${place}.annotator`, reason: `“${review.annotator}” stands here twice` };
    }
    seen.add(review.annotator);
    const stray = strayVersion(review, versions, place) ?? strayDispute(review, place);
    if (stray !== null) return stray;
  }
  return null;
}

function strayVersion(
  { annotator, decisions, threads }: NativeReview,
  versions: ReadonlySet<number>,
  place: string,
): Refusal | null {
  const named = [
    ...decisions.flatMap(({ version, fixedVersion }, at) => [
      { version, field: `${place}.decisions[${at}].version` },
      { version: fixedVersion ?? version, field: `${place}.decisions[${at}].fixedVersion` },
    ]),
    ...threads.flatMap(({ version }, at) =>
      version === undefined ? [] : [{ version, field: `${place}.threads[${at}].version` }],
    ),
  ];
  const stray = named.find(({ version }) => !versions.has(version));
  return stray
    ? { field: stray.field, reason: `“${annotator}” has no version ${stray.version} in this line` }
    : null;
}

/** Every return is disputed once at most, and nothing else is. */
function strayDispute({ decisions, disputes }: NativeReview, place: string): Refusal | null {
  const seen = new Set<number>([-1]);
  for (const [index, dispute] of disputes.entries()) {
    const disputed = disputedReturn(decisions, dispute.at);
    if (seen.has(disputed)) {
      return {
        field: `${place}.disputes[${index}]`,
        reason: 'There is no return before it that it could dispute',
      };
    }
    seen.add(disputed);
  }
  return null;
}

/** Which of the decisions a dispute of that instant is about: the last return before it; else -1. */
export function disputedReturn(decisions: NativeReview['decisions'], at: string): number {
  return decisions.findLastIndex(
    (each) => each.kind === 'return' && Date.parse(each.at) <= Date.parse(at),
  );
}
