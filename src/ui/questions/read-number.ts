/**
 * A number as people type it: spaces between thousands, a real minus, a decimal comma. Null for
 * nothing typed. `1,234` is ambiguous and is read with the comma between thousands.
 */
export function readNumber(typed: string): number | null | 'not-a-number' {
  const text = typed.replaceAll(/[\s\u00A0\u202F]/g, '').replace('−', '-');
  if (text === '') return null;
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)
    ? text.replaceAll(',', '')
    : text.replace(/^(-?\d+),(\d+)$/, '$1.$2');
  return /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : 'not-a-number';
}
