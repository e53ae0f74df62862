import type { Detector } from './finding.ts';
import { patternFindings } from './pattern-findings.ts';

// Bounded repetitions keep the search linear; RFC 5321 allows 64 characters before the @.
const pattern =
  /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}@(?:[\p{L}\d-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\d])/gu;
// Domains that RFC 2606 keeps for examples name nobody.
const example = /@(?:[\w-]+\.)*example(?:\.(?:com|org|net))?$|\.(?:test|invalid|example)$/iu;

/** E-mail addresses, except those of the reserved example domains. */
export const email: Detector = (text) =>
  // Most texts have none, and the pattern tries every word.
  text.includes('@')
    ? patternFindings(
        'email',
        text,
        pattern,
        { why: 'An e-mail address names a person.', redaction: '[e-mail removed]' },
        (quote) => !example.test(quote),
      )
    : [];
