import type { Wall } from '#domain/people/wall.ts';
import { apiKey } from './api-key.ts';
import { banner } from './banner.ts';
import { card } from './card.ts';
import { email } from './email.ts';
import type { Detector, GuardFinding } from './finding.ts';
import { iban } from './iban.ts';
import { phone } from './phone.ts';
import { projectWords } from './project-words.ts';
import { restrictedOverlap } from './restricted-overlap.ts';
import { walledCompanies } from './walled-companies.ts';

export type GuardOptions = {
  confidentialWords: readonly string[];
  restrictedDocuments: readonly { name: string; text: string }[];
  /** The walls around the person who writes. */
  walls?: readonly Pick<Wall, 'company' | 'tie'>[];
};

/** The guard of one project: checks a text on this device, sends nothing, keeps nothing. */
export function guardText(options: GuardOptions): Detector {
  const detectors: Detector[] = [
    iban,
    card,
    apiKey,
    email,
    phone,
    banner,
    walledCompanies(options.walls ?? []),
    projectWords(options.confidentialWords),
    restrictedOverlap(options.restrictedDocuments),
  ];
  return (text) => withoutOverlaps(detectors.flatMap((detect) => detect(text)));
}

/** What lies inside another finding is left out; of two on the same words the first detector's stays. */
function withoutOverlaps(findings: readonly GuardFinding[]): GuardFinding[] {
  let covered = -1;
  return findings
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((each) => {
      const isNew = each.end > covered;
      covered = Math.max(covered, each.end);
      return isNew;
    });
}

/** The text with the chosen findings replaced; the others keep their words. */
export function redact(text: string, chosen: readonly GuardFinding[]): string {
  return chosen
    .toSorted((a, b) => b.start - a.start)
    .reduce((now, each) => now.slice(0, each.start) + each.redaction + now.slice(each.end), text);
}
