import type { Detector } from './finding.ts';
import { patternFindings } from './pattern-findings.ts';

const pattern =
  /(?<![\p{L}\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){2,7}(?: ?[A-Z\d]{1,3})?(?![\p{L}\d])/gu;

/** Account numbers in the IBAN form whose check digits are right (ISO 13616, ISO 7064 mod 97-10). */
export const iban: Detector = (text) =>
  patternFindings(
    'iban',
    text,
    pattern,
    { why: 'A valid account number.', redaction: '[account number removed]' },
    hasValidChecksum,
  );

function hasValidChecksum(quote: string): boolean {
  const compact = quote.replaceAll(' ', '');
  if (compact.length < 15 || compact.length > 34) return false;
  const turned = compact.slice(4) + compact.slice(0, 4);
  let remainder = 0;
  for (const character of turned) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
