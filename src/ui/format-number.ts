/** U+2212, which is as wide as a digit. */
export const minus = '\u2212';
/** U+202F, before % and between thousands. */
export const narrowSpace = '\u202f';

/**
 * A number as the interface writes it: point for decimals, narrow no-break space between
 * thousands from four digits on, real minus. Without `decimals` as many as the number has.
 */
export function formatNumber(value: number, decimals?: number): string {
  const digits =
    decimals === undefined ? plain(Math.abs(value)) : Math.abs(value).toFixed(decimals);
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, narrowSpace);
  const text = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  // A value that rounds to nought has no sign.
  return value < 0 && /[1-9]/.test(digits) ? minus + text : text;
}

/** With a sign always, as points are written: `+7`, `−6`, `0`. */
export function formatSigned(value: number, decimals?: number): string {
  const text = formatNumber(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A share 0 to 1 as per cent: `71 %` with a narrow no-break space. */
export function formatPercent(share: number, decimals = 0): string {
  return `${formatNumber(share * 100, decimals)}${narrowSpace}%`;
}

/** Negative money in brackets: `(148.0)`. The bracket hangs, so the caller aligns digits. */
export function formatMoney(value: number, decimals = 1): string {
  const text = formatNumber(Math.abs(value), decimals);
  return value < 0 && /[1-9]/.test(text) ? `(${text})` : text;
}

/** Whole count with its noun: `1 change`, `1 204 changes`. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

function plain(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(0) : text;
}
