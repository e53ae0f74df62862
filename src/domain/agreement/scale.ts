/**
 * The categories of a question in order, and what distances between them mean.
 *
 * - A declared scale keeps its declared order; one step is one step, whatever the labels say.
 * - Without a declared scale, categories that are all numbers are ordered by number and their
 *   distance is the difference of the numbers, so a value nobody gave still counts as a gap.
 * - Other undeclared categories are listed in code-point order for display only: they have no
 *   order, and statistics that need one say so (two categories need none).
 */
export type Scale = {
  categories: readonly string[];
  declared: boolean;
  /** Whether the order of `categories` may be used as a rank order. */
  ordered: boolean;
  /** The numeric value of each category, or undefined where one of them is not a number. */
  numbers: Float64Array | undefined;
};

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The finite number that `text` spells in decimal notation, or undefined. */
export function numberIn(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** A scale whose categories and order somebody stated. */
export function declaredScale(categories: readonly string[]): Scale {
  return { categories, declared: true, ordered: true, numbers: numbersOf(categories) };
}

/** A scale made from the distinct values seen. */
export function scaleFromValues(values: readonly string[]): Scale {
  const numbers = numbersOf(values);
  if (numbers === undefined) {
    const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const ordered = values.length <= 2;
    return { categories: sorted, declared: false, ordered, numbers: undefined };
  }
  const sorted = values
    .map((value, i) => ({ value, number: numbers[i] ?? 0 }))
    .sort((a, b) => a.number - b.number);
  return {
    categories: sorted.map(({ value }) => value),
    declared: false,
    ordered: true,
    numbers: Float64Array.from(sorted, ({ number }) => number),
  };
}

/**
 * Where each category lies on a line, for weights by distance: steps of a declared scale,
 * else the numbers themselves; undefined where the categories have no order.
 */
export function positionsOf(scale: Scale): Float64Array | undefined {
  if (!scale.ordered) return undefined;
  if (!scale.declared && scale.numbers !== undefined) return scale.numbers;
  return Float64Array.from(scale.categories, (_, i) => i);
}

function numbersOf(categories: readonly string[]): Float64Array | undefined {
  const numbers = new Float64Array(categories.length);
  for (const [i, category] of categories.entries()) {
    const number = numberIn(category);
    if (number === undefined) return undefined;
    numbers[i] = number;
  }
  return numbers;
}
