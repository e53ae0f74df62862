/** How a column of a table is set; decided from the visible text of its body cells. */
export interface ColumnKind {
  /** Right, tabular figures. */
  readonly numeric: boolean;
  /** Some cell ends in a bracket, so the others leave its width free and digits align. */
  readonly brackets: boolean;
}

/**
 * A column is numeric when it has a number and every filled cell but one in five is one.
 * Signs, currencies, brackets, per cent, multiples, units of money and dashes are part of a
 * number; dates and identifiers are not.
 */
export function columnKind(cells: readonly string[]): ColumnKind {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const numbers = filled.filter((cell) => number.test(cell));
  const empty = filled.filter((cell) => nothing.test(cell));
  const numeric =
    numbers.length > 0 && filled.length - numbers.length - empty.length <= filled.length / 5;
  return { numeric, brackets: numeric && filled.some((cell) => /^[^\d]*\(.*\)$/.test(cell)) };
}

const currency = '(?:[A-Z]{0,3}[$€£¥₹]|USD|EUR|GBP|CHF|CNY|JPY|RMB)';
const unit =
  '(?:%|‰|pp|bps?|x|×|k|K|m|M|mm|MM|mn|bn|B|b|tn|T|million|billion|thousand|pts?|万元?|亿元?|元|百万|倍)';
const number = new RegExp(
  `^[~≈<>≤≥]?\\s*[-+−±(]*\\s*${currency}?\\s*[-+−]?\\s*\\d[\\d.,'\\u00a0\\u202f ]*\\s*${unit}*\\s*${currency}?\\)*\\s*(?:\\(?[%x]\\)?)?[*†‡]?$`,
);
const nothing = /^(?:[-–—−]+|n\/?a|N\/?A|n\.a\.|nil|n\.m\.)$/;
