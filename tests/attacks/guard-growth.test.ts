import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { guardText } from '#domain/guard/guard-text.ts';

// The guard reads every text that an expert writes and every file that is imported. Its patterns
// must neither try all ways of splitting a hostile text (work that grows faster than the text)
// nor look again and again over the same stretch (a large constant). Both are ratios of work of
// this very run, in processor time of this thread, so that a busy machine changes nothing.

const guard = guardText({
  confidentialWords: ['Project Anvil', `${'x '.repeat(40)}y`],
  restrictedDocuments: [{ name: 'Note', text: 'a b c d '.repeat(2000) }],
  walls: [{ company: 'Halden & Sons GmbH', tie: 'client' }],
});

const LENGTH = 800_000;
const PARTS = 8;
/** Linear is 1, quadratic is 8. */
const MOST_GROWTH = 4;
/** How much more a hostile text may cost than prose of the same length. */
const MOST_COST = 6;
/** Below this the clock of some machines does not tell times apart. */
const FLOOR_MICROSECONDS = 20_000;

function work(text: string, times: number): number {
  const before = process.threadCpuUsage();
  for (let n = 0; n < times; n += 1) guard(text);
  const { user, system } = process.threadCpuUsage(before);
  return Math.max(user + system, FLOOR_MICROSECONDS);
}
const filled = (piece: string, length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

let prose = 0;
beforeAll(() => {
  const text = 'Net debt of EUR 745.7m at 9.15x covers leases, and the covenant holds. ';
  work(filled(text, LENGTH), 1);
  prose = work(filled(text, LENGTH), 1);
});

/** The same number of characters in one text and in eight; the lowest of a few tries counts. */
function measured(piece: string): { growth: number; cost: number } {
  let growth = Infinity;
  let cost = Infinity;
  for (let n = 0; n < 3 && (growth > MOST_GROWTH || cost > MOST_COST); n += 1) {
    const whole = work(filled(piece, LENGTH), 1);
    growth = Math.min(growth, whole / work(filled(piece, LENGTH / PARTS), PARTS));
    cost = Math.min(cost, whole / prose);
  }
  return { growth, cost };
}

const pieces = [
  ['a', 'one letter'],
  ['a.', 'an address without an end'],
  ['@a.b', 'many at signs'],
  ['x@x.', 'addresses that never end'],
  ['a@', 'addresses without a domain'],
  ['4', 'digits'],
  ['4 ', 'digits and blanks'],
  ['1111 ', 'groups of a card number'],
  ['+1-', 'phone numbers without an end'],
  ['0 1', 'national numbers'],
  ['(0', 'brackets of area codes'],
  ['(', 'brackets'],
  ['DE89 ', 'account numbers without an end'],
  ['GB0 ', 'countries without digits'],
  ['sk-', 'beginnings of a key'],
  ['sk-AAAA', 'keys without an end'],
  ['eyJ-', 'beginnings of a token inside one another'],
  ['eyJaaaaaaaaaa.', 'parts of tokens'],
  ['xoxb-', 'another key'],
  ['-----BEGIN ', 'private keys without an end'],
  ['strictly ', 'a banner without an end'],
  ['confidential ', 'words of a banner'],
  ['private and ', 'a banner, cut'],
  ['Project  ', 'half of the guarded name'],
  ['x ', 'a long guarded name that never ends'],
  ['Halden & ', 'half of a walled company'],
  ['a b c d ', 'words of a restricted document'],
  ['漢', 'a script without spaces'],
  ['\u0301', 'marks without a letter'],
  [' ', 'blanks'],
  ['\n', 'line ends'],
] as const;
test.each(pieces)('work grows with the text, and stays near that of prose: “%s” (%s)', (piece) => {
  const { growth, cost } = measured(piece);
  expect(growth).toBeLessThan(MOST_GROWTH);
  expect(cost).toBeLessThan(MOST_COST);
});

test('work grows with the text whatever short piece it repeats', () => {
  const sign = fc.constantFrom(...'aAeyJskxoX09147+-_./ @()&%€\n:DEGB–');
  const word = fc.constantFrom('eyJ', 'sk-', 'confidential', 'Project', 'Halden', '@', '.eyJ');
  const piece = fc
    .array(fc.oneof({ weight: 3, arbitrary: sign }, { weight: 1, arbitrary: word }), {
      minLength: 1,
      maxLength: 6,
    })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(piece, (each) => {
      const { growth, cost } = measured(each);
      return growth < MOST_GROWTH && cost < MOST_COST;
    }),
    { numRuns: 40 },
  );
});
