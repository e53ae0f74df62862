import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GuardKind } from './finding.ts';
import { guardText, redact } from './guard-text.ts';
import { OVERLAP_WORDS } from './restricted-overlap.ts';

const document = {
  name: 'pitch.md',
  text: 'The board of Northwick has authorised its advisers to open talks with three bidders before the end of the second quarter of the year.',
};
const guard = guardText({
  confidentialWords: ['Project Anvil', 'Anvil', 'Müller & Söhne'],
  restrictedDocuments: [document],
});

const found: [GuardKind, string, string][] = [
  ['email', 'Ask jane.doe+deal@northwick-coatings.eu today', 'jane.doe+deal@northwick-coatings.eu'],
  ['phone', 'Call +44 20 7946 0123 now', '+44 20 7946 0123'],
  ['phone', 'Tel. 030/1234 5678', '030/1234 5678'],
  // The example IBANs of the ISO 13616 registry.
  ['iban', 'to DE89 3704 0044 0532 0130 00 please', 'DE89 3704 0044 0532 0130 00'],
  ['iban', 'to GB29NWBK60161331926819', 'GB29NWBK60161331926819'],
  // A card issuer's published test number.
  ['card', 'card 4111 1111 1111 1111.', '4111 1111 1111 1111'],
  ['api-key', 'key AKIAIOSFODNN7EXAMPLE', 'AKIAIOSFODNN7EXAMPLE'],
  [
    'api-key',
    `as Bearer eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(43)} was`,
    `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(43)}`,
  ],
  ['banner', 'STRICTLY PRIVATE AND CONFIDENTIAL', 'STRICTLY PRIVATE AND CONFIDENTIAL'],
  ['banner', 'for internal use only', 'for internal use only'],
  ['project-word', 'as in project  anvil, we', 'project  anvil'],
  ['project-word', 'sold to MÜLLER & SÖHNE', 'MÜLLER & SÖHNE'],
];
test.each(found)('finds %s in “%s”', (kind, text, quote) => {
  expect(guard(text).map((each) => [each.kind, each.quote])).toEqual([[kind, quote]]);
});

const innocent = [
  'EV is €745.7m at 9.15x, equity €551.7m in 2024/25.',
  'Units rose from 100 000 to 110 000, i.e. 10 %.',
  'Write to jane@example.com',
  'DE89 3704 0044 0532 0130 01 has wrong check digits',
  '4111 1111 1111 1112 is no card',
  'The confidential treatment of data is regulated.',
  'Anvils are heavy.',
  'Net debt: 205.0 / 54.5 = 3.76x; 0.35 0.75 1.00',
  'From 0 to 10 in 5-10 years',
];
test.each(innocent)('finds nothing in “%s”', (text) => {
  expect(guard(text)).toEqual([]);
});

test('a long passage of a restricted document is found whatever its spacing', () => {
  const taken = document.text.slice(4).replaceAll(' ', '\n ').toUpperCase();
  const findings = guard(`I would say: ${taken} And so on.`);
  expect(findings).toHaveLength(1);
  expect(findings[0]?.kind).toBe('restricted-overlap');
  expect(findings[0]?.quote).toContain('AUTHORISED');
});

test('a run one word short of the limit is a coincidence', () => {
  const words = document.text.split(' ');
  const quote = (n: number) => `Note: ${words.slice(0, n).join(' ')} banana`;
  expect(guard(quote(OVERLAP_WORDS - 1))).toEqual([]);
  expect(guard(quote(OVERLAP_WORDS))).toHaveLength(1);
});

test('redacting replaces the chosen places and leaves every other character', () => {
  const text = 'Mail a@b.eu and c@d.eu.';
  const [first] = guard(text);
  expect(redact(text, first ? [first] : [])).toBe('Mail [e-mail removed] and c@d.eu.');
  expect(redact(text, guard(text))).toBe('Mail [e-mail removed] and [e-mail removed].');
});

test('a redacted text has no findings left, and findings point at their quotes', () => {
  const piece = fc.oneof(
    fc.constantFrom(...found.map(([, text]) => text), ...innocent, document.text),
    fc.string({ maxLength: 40 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const text = pieces.join(' \n ');
      const findings = guard(text);
      for (const each of findings) expect(text.slice(each.start, each.end)).toBe(each.quote);
      const mended = redact(text, findings);
      expect(guard(mended).filter((each) => each.kind !== 'restricted-overlap')).toEqual([]);
    }),
  );
});

test.each(['a@', '0 1', '+1 ', 'DE89 ', '1111 ', 'a.', 'confidential ', 'x@x.', '(0'])(
  'a hostile megabyte of “%s” is read to its end',
  (piece) => {
    // A pattern that backtracks over the whole text would not come back before the time-out.
    expect(Array.isArray(guard(piece.repeat(1_000_000 / piece.length)))).toBe(true);
  },
);
