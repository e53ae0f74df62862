import type { Detector } from './finding.ts';
import { patternFindings } from './pattern-findings.ts';

const pattern = /(?<![\d.,-])[2-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?![\d]|[.,]\d)/gu;

/** Payment card numbers of 13 to 19 digits with a right check digit (ISO/IEC 7812, Luhn). */
export const card: Detector = (text) =>
  patternFindings(
    'card',
    text,
    pattern,
    { why: 'A valid payment card number.', redaction: '[card number removed]' },
    (quote) => {
      const digits = quote.replace(/\D/gu, '');
      return digits.length >= 13 && digits.length <= 19 && passesLuhn(digits);
    },
  );

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
