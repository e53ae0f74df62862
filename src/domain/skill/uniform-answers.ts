import { rateAlert, type RateAlert } from './rate-alert.ts';

/** One expert's answers to the criteria of one item, in any fixed order. */
export type AnsweredItem = { item: string; answers: readonly string[] };

export type UniformAnswers = RateAlert & { evidence: string[] };

type Check = { falseAlarmRate?: number; atLeast?: number };

/**
 * Straight-lining: all criteria of an item got the same answer. Compared with what others
 * answered on the same items, so an item that truly deserves it accuses nobody. Items with fewer
 * than `atLeast` criteria, or that nobody else answered, are left out.
 */
export function straightLining(
  own: readonly AnsweredItem[],
  others: readonly AnsweredItem[],
  options: Check = {},
): UniformAnswers {
  return compare(own, others, (answers) => new Set(answers).size === 1, options);
}

/** Always-max ratings: every rating of an item is the top of the scale, against others there. */
export function alwaysMax(
  own: readonly AnsweredItem[],
  others: readonly AnsweredItem[],
  top: string,
  options: Check = {},
): UniformAnswers {
  return compare(own, others, (answers) => answers.every((answer) => answer === top), {
    atLeast: 1,
    ...options,
  });
}

function compare(
  own: readonly AnsweredItem[],
  others: readonly AnsweredItem[],
  shows: (answers: readonly string[]) => boolean,
  { falseAlarmRate = 0.01, atLeast = 3 }: Check,
): UniformAnswers {
  const long = (item: AnsweredItem) => item.answers.length >= atLeast;
  const elsewhere = new Set(others.filter(long).map(({ item }) => item));
  const shared = own.filter((item) => long(item) && elsewhere.has(item.item));
  const mine = new Set(shared.map(({ item }) => item));
  const beside = others.filter((item) => long(item) && mine.has(item.item));
  const shown = shared.filter(({ answers }) => shows(answers));
  const alert = rateAlert(
    { shown: shown.length, of: shared.length },
    { shown: beside.filter(({ answers }) => shows(answers)).length, of: beside.length },
    falseAlarmRate,
  );
  return { ...alert, evidence: shown.map(({ item }) => item) };
}
