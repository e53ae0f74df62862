import {
  agreementMetric,
  agreementMetricNames,
  type AgreementAnswer,
} from '#domain/agreement/agreement-metric.ts';
import { parseRatings } from '#domain/agreement/parse-ratings.ts';
import type { RatingsError } from '#domain/agreement/ratings.ts';
import { fail, ok, type Result } from '#domain/result.ts';

export type AgreementRequest = {
  /** One of `agreementMetricNames`. */
  metric: string;
  /** The declared scale in order, as given to `--categories`: a list, or text split at commas. */
  categories?: string | readonly string[] | undefined;
};

export type AgreementRefusal =
  | { kind: 'unknown-metric'; message: string }
  | { kind: 'bad-ratings'; message: string; errors: RatingsError[] };

/**
 * What `touchstone agreement --ratings FILE.csv --metric NAME [--categories A,B,C]` answers for
 * the file's text. A statistic that is not defined is an answer (`value` null, `why` in words);
 * an unknown name or an unreadable file is a refusal.
 */
export function agreementOfRatings(
  csvText: string,
  { metric, categories }: AgreementRequest,
): Result<AgreementAnswer, AgreementRefusal> {
  const compute = agreementMetric(metric);
  if (compute === undefined) {
    const message = `There is no metric “${metric}”. Known: ${agreementMetricNames.join(', ')}.`;
    return fail({ kind: 'unknown-metric', message });
  }
  const scale = typeof categories === 'string' ? categories.split(',') : categories;
  const ratings = parseRatings(csvText, { categories: scale });
  if (!ratings.ok) {
    const message = ratings.error
      .map((error) =>
        error.line > 0
          ? `line ${error.line}, column ${error.column ?? 1}: ${error.message}`
          : error.message,
      )
      .join('\n');
    return fail({ kind: 'bad-ratings', message, errors: ratings.error });
  }
  return ok(compute(ratings.value));
}

/** Exactly what `--json` promises; where a value has no interval, `why` says the reason. */
export function printedAnswer(answer: AgreementAnswer) {
  const { metric, value, interval, units, raters, ratings } = answer;
  const shared = { metric, value, interval, units, raters, ratings };
  if (answer.metric === 'dawid-skene')
    return { ...shared, items: answer.items, ...reason(answer.why) };
  return { ...shared, ...reason(answer.why ?? answer.intervalWhy) };
}

function reason(why: string | undefined): { why?: string } {
  return why === undefined ? {} : { why };
}
