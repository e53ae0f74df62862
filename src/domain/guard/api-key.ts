import type { Detector } from './finding.ts';
import { patternFindings } from './pattern-findings.ts';

// Prefixes that issuers document for keys, and private keys in PEM form. A signed token may hold
// its own beginning, so it is looked for once in a run of its characters, not at each of them.
const pattern =
  /(?<![\p{L}\d])(?:sk-[A-Za-z0-9_-]{20,200}|sk_(?:live|test)_[A-Za-z0-9]{16,200}|gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_\w{22,255}|xox[abprs]-[A-Za-z0-9-]{10,250}|AKIA[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{35}|glpat-[A-Za-z0-9_-]{20,200}|hf_[A-Za-z0-9]{30,200}|(?<![_-])eyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,2000}|-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)/gu;

/** Keys and tokens that open something. */
export const apiKey: Detector = (text) =>
  patternFindings('api-key', text, pattern, {
    why: 'A key or token opens an account to whoever reads it.',
    redaction: '[key removed]',
  });
