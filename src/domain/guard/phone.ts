import type { Detector } from './finding.ts';
import { patternFindings } from './pattern-findings.ts';

// International form, or a national one that starts with 0 and has a separator: a bare run of
// digits is far more often an amount, a year or an id.
const pattern =
  /(?<![\p{L}\d.,€$£%+/-]|\d[ ])(?:\+\d{1,3}[ .\-/]?(?:\(0\)[ .\-/]?)?|\(0\d{1,5}\)[ .\-/]?|0\d{1,5}[ \-/])\d{1,5}(?:[ .\-/]\d{1,5}){0,5}(?![\p{L}\d%€]|[.,]\d)/gu;

/** Phone numbers of 8 to 15 digits (E.164 allows 15). */
export const phone: Detector = (text) =>
  patternFindings(
    'phone',
    text,
    pattern,
    { why: 'A phone number names a person or a desk.', redaction: '[phone number removed]' },
    (quote) => {
      const digits = quote.replace(/\D/gu, '').length;
      return digits >= 8 && digits <= 15;
    },
  );
