import { expect, test } from 'vitest';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import { applyChoices, checkDraft, rememberedChoices, type GuardChoice } from './check-draft.ts';
import { guardText } from './guard-text.ts';

const guard = guardText({
  confidentialWords: ['Project Anvil'],
  restrictedDocuments: [],
  walls: [{ company: 'Halden Partners', tie: 'employer' }],
});
const highlight = {
  id: 'h1',
  target: { kind: 'response', responseId: 'r1' },
  start: 0,
  end: 4,
  unit: 'utf16',
  quote: 'me@work.eu',
  comment: 'as in project anvil',
};
const fields: DraftFields = {
  'text/Justification': 'B reads like our Halden  Partners files. Ask a@b.eu or c@d.eu.',
  'explanation/c1/r1': 'Call +44 20 7946 0123.',
  'rewrite/r2': 'Nothing to see.',
  'highlight/h1': highlight,
  'verdict/c1/r1': { value: 'met', criterionVersion: 1 },
  'answer/Preference': { kind: 'choice', values: ['x@y.eu'] },
  cursor: 'z@z.eu',
};

test('every text that the expert wrote is checked, and nothing else', () => {
  expect(checkDraft(fields, guard).map(({ field, kind, quote }) => [field, kind, quote])).toEqual([
    ['explanation/c1/r1', 'phone', '+44 20 7946 0123'],
    ['highlight/h1', 'project-word', 'project anvil'],
    ['text/Justification', 'wall', 'Halden  Partners'],
    ['text/Justification', 'email', 'a@b.eu'],
    ['text/Justification', 'email', 'c@d.eu'],
  ]);
});

test('what is redacted changes its texts, what is explained travels with the work', () => {
  const findings = checkDraft(fields, guard);
  const choices = new Map<string, GuardChoice>(
    findings.map(({ id, quote }) => [
      id,
      quote === 'c@d.eu' ? { kind: 'explain', explanation: ' It is public. ' } : { kind: 'redact' },
    ]),
  );
  const changes = applyChoices(fields, findings, choices);
  expect(changes).toEqual({
    'text/Justification':
      'B reads like our [former employer] files. Ask [e-mail removed] or c@d.eu.',
    'explanation/c1/r1': 'Call [phone number removed].',
    'highlight/h1': { ...highlight, comment: 'as in [name removed]' },
    guard: [
      {
        field: 'text/Justification',
        kind: 'email',
        quote: 'c@d.eu',
        explanation: 'It is public.',
      },
    ],
  });
  const after = { ...fields, ...changes };
  const left = checkDraft(after, guard);
  expect(left.map(({ quote }) => quote)).toEqual(['c@d.eu']);
  expect([...rememberedChoices(after, left).values()]).toEqual([
    { kind: 'explain', explanation: 'It is public.' },
  ]);
  expect(gradesOfDraft({ guard: changes['guard'] ?? null }).problems).toEqual([]);
});

test('a finding without a choice stays, and an empty draft is quiet', () => {
  const findings = checkDraft(fields, guard);
  expect(applyChoices(fields, findings, new Map())).toEqual({ guard: [] });
  expect(checkDraft({}, guard)).toEqual([]);
});
