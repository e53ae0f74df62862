import type { Detector } from './finding.ts';
import { patternFindings } from './pattern-findings.ts';

const pattern =
  /(?<![\p{L}])(?:strictly (?:private (?:and|&) )?confidential|private (?:and|&) confidential|highly confidential|company confidential|confidential[ :–—-]{1,3}(?:do not|not for)\b|(?:for )?internal use only|for internal distribution only|not for (?:external |public )?distribution|do not (?:distribute|forward|circulate)|attorney[- –]client privileged?|privileged (?:and|&) confidential|legally privileged|subject to (?:legal )?privilege|material non-?public information|inside information)(?![\p{L}])/giu;

/** Marks that a document carries because somebody wanted it kept inside. */
export const banner: Detector = (text) =>
  patternFindings('banner', text, pattern, {
    why: 'A mark like this usually comes with text from a document that was to stay inside.',
    redaction: '[mark removed]',
  });
