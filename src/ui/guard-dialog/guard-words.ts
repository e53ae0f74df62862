import type { GuardKind } from '#domain/guard/finding.ts';

/** What each kind of finding is called, and what it was compared with. */
export const guardWords: Readonly<Record<GuardKind, { title: string; against: string }>> = {
  email: { title: 'E-mail address', against: 'pattern' },
  phone: { title: 'Phone number', against: 'pattern' },
  iban: { title: 'Account number', against: 'check digits fit' },
  card: { title: 'Card number', against: 'check digit fits' },
  'api-key': { title: 'Key or token', against: 'pattern' },
  banner: { title: 'Mark of confidentiality', against: 'pattern' },
  'project-word': { title: 'Word of the project', against: 'listed as confidential' },
  wall: { title: 'Company on your walls', against: 'former employer or client' },
  'restricted-overlap': { title: 'Restricted document', against: 'same words in a row' },
};

const AROUND = 60;
const NEAR = 18;

/** The few whole words next to a finding: the end of what stands before, the start of what follows. */
export function wholeWords(text: string, side: 'start' | 'end'): string {
  if (text.length <= NEAR) return text;
  return side === 'end'
    ? text.slice(-NEAR).replace(/^\S*\s/u, '')
    : text.slice(0, NEAR).replace(/\s\S*$/u, '');
}

/** The words around a finding, cut at lines and spaces: before, the finding, after. */
export function surrounding(
  text: string,
  { start, end }: { start: number; end: number },
): { before: string; after: string } {
  const head = text.slice(Math.max(0, start - AROUND), start).replace(/^.*\n/su, '');
  const tail = text.slice(end, end + AROUND).replace(/\n.*$/su, '');
  const before = head.length < AROUND ? head : `… ${head.replace(/^\S*\s/u, '')}`;
  const after = tail.length < AROUND ? tail : `${tail.replace(/\s\S*$/u, '')} …`;
  return { before, after };
}
