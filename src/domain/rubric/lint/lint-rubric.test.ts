import { expect, test } from 'vitest';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { LintRuleName } from './lint-rule.ts';
import { lintRubric, lintRules } from './lint-rubric.ts';

function criterion(text: string, given: Partial<Criterion> = {}): Criterion {
  return {
    id: text.slice(0, 40),
    version: 1,
    text,
    tags: [],
    points: 4,
    required: false,
    dependsOn: [],
    scale: { kind: 'binary' },
    ...given,
  };
}

function found(rule: LintRuleName, ...criteria: Criterion[]): number {
  return lintRubric(criteria).filter((each) => each.rule === rule).length;
}

const planted: [LintRuleName, boolean, string, Partial<Criterion>?][] = [
  ['compound', true, 'States the IRR of 17.9% and explains which driver matters most.'],
  ['compound', true, 'Deducts the leases from enterprise value, and shows a sensitivity table.'],
  ['compound', false, 'Uses fees and interest in the equity cheque.'],
  ['compound', false, 'Names the binding case and says why it binds.'],
  ['compound', false, 'States growth and margin.'],
  ['compound', false, 'Identifies and discusses the covenant.'],
  ['compound', false, 'Formats tables, equations and references in one style.'],
  ['compound', true, 'No typos that impede understanding; consistent numbering of all sections.'],
  [
    'compound',
    false,
    'Calculations reconcile (totals and subtotals; weights match the index rules).',
  ],
  ['compound', false, 'Plain, short sentences; avoids filler and other long words.'],
  [
    'compound',
    true,
    'Covers every region that was asked for; avoids a biased selection of branches.',
  ],
  ['vague', true, 'Gives an appropriate discount rate.'],
  ['vague', false, 'Names the most suitable route.'],
  ['vague', false, 'Comprehensive coverage of both questions.'],
  ['vague', true, 'Comprehensive coverage of the market.'],
  ['vague', false, 'The workbook is well-structured (tabs, headers, naming).'],
  ['vague', true, 'Sources are given where appropriate (links, page numbers).'],
  ['vague', false, 'Insightful account.', { rationale: 'Depth, shown by discussing each barrier' }],
  ['vague', true, 'The memo is well-structured.'],
  ['vague', false, 'Gives an appropriate discount rate, between 8% and 9%.'],
  ['vague', false, 'States the good-faith clause.'],
  ['vague', true, 'Looks deeply into the drivers of the margin.'],
  ['vague', false, 'Answers the request for ‘effective strategies’.'],
  ['vague', false, "Justifies its 'most suitable' route by the comparison."],
  [
    'vague',
    false,
    'Comprehensive account of the method.',
    { rationale: 'Modules, e.g. the engine' },
  ],
  ['vague', true, 'Comprehensive account of the method.', { rationale: 'It matters to clients' }],
  ['not-self-contained', true, 'Reaches the same result as the reference answer.'],
  ['not-self-contained', true, 'Is longer than the other response.'],
  ['not-self-contained', false, 'States an enterprise value of €745.7m.'],
  ['not-verifiable', true, 'Understands how a leverage covenant works.'],
  ['not-verifiable', true, 'The client is convinced by the memo.'],
  ['not-verifiable', false, 'States that the covenant is tested each quarter.'],
  ['double-negative', true, 'Does not fail to mention the covenant.'],
  ['double-negative', true, 'Avoids not naming the source.', { points: -3 }],
  ['double-negative', false, 'Does not mention the covenant.', { points: -3 }],
  ['double-negative', false, 'Avoids legal advice, avoids accusations.'],
  ['double-negative', false, 'Invents no references to data not provided.'],
  ['double-negative', true, 'No mixing of currencies without their rates.'],
  ['double-negative', false, 'Recommends a price without an argument.', { points: -3 }],
  ['sign-mismatch', true, 'Fails to deduct the leases.', { points: 5 }],
  ['sign-mismatch', true, 'Correctly deducts the leases.', { points: -5 }],
  ['sign-mismatch', false, 'Fails to deduct the leases.', { points: -5 }],
  ['sign-mismatch', false, 'Correctly deducts the leases.', { points: 5 }],
];

test.each(planted)('%s, finding %s: %s', (rule, expected, text, given) => {
  expect(found(rule, criterion(text, given))).toBe(expected ? 1 : 0);
});

test('a compound finding suggests the two halves as sentences', () => {
  const [finding] = lintRubric([
    criterion('States the IRR of 17.9% and compares it with the hurdle.'),
  ]).filter((each) => each.rule === 'compound');
  expect(finding?.suggestion).toMatchObject({
    texts: ['States the IRR of 17.9%.', 'Compares it with the hurdle.'],
  });
});

test('a span points at the words in the text', () => {
  const text = 'Gives an appropriate discount rate.';
  const finding = lintRubric([criterion(text)]).find((each) => each.rule === 'vague');
  expect(text.slice(finding?.span?.start, finding?.span?.end)).toBe('appropriate');
});

test('near-duplicates are found by their words, figures tell criteria apart', () => {
  const first = criterion('States September covenant leverage of 3.76x after leases', { id: 'a' });
  const same = criterion('States the covenant leverage of September of 3.76x after leases', {
    id: 'b',
  });
  const other = criterion('States December covenant headroom of 1.3% after savings', { id: 'c' });
  expect(found('duplicate', first, same)).toBe(1);
  expect(found('duplicate', first, other)).toBe(0);
});

test('the same demand about two names is no duplicate', () => {
  const of = (name: string) =>
    criterion(`Presents the investment philosophy of ${name} in detail`, { id: name });
  expect(found('duplicate', of('Graham'), of('Fisher'))).toBe(0);
});

test('a merit and its mirrored fault are no duplicates', () => {
  const merit = criterion('Deducts the leases from enterprise value twice over', { id: 'a' });
  const fault = criterion('Deducts the leases from enterprise value twice over', {
    id: 'b',
    points: -4,
  });
  expect(found('duplicate', merit, fault)).toBe(0);
});

test('weight concentration speaks from 40 % of the points on', () => {
  const points = (values: number[]) =>
    values.map((value, index) => criterion(`Check ${index}`, { id: `${index}`, points: value }));
  expect(found('weight-concentration', ...points([8, 4, 4, 4]))).toBe(1);
  expect(found('weight-concentration', ...points([7, 4, 4, 4]))).toBe(0);
});

test('a rubric without faults is remarked on from five criteria', () => {
  const merits = (n: number) =>
    Array.from({ length: n }, (_, index) => criterion(`Check ${index}`, { id: `${index}` }));
  expect(found('missing-negative', ...merits(5))).toBe(1);
  expect(found('missing-negative', ...merits(4))).toBe(0);
  expect(found('missing-negative', ...merits(4), criterion('Fault', { points: -1 }))).toBe(0);
  const worded = criterion('Contains no fabricated references.');
  expect(found('missing-negative', ...merits(4), worded)).toBe(0);
});

test('a rubric of faults alone has nothing to earn', () => {
  expect(found('no-positive-points', criterion('Fault', { points: -1 }))).toBe(1);
  expect(found('no-positive-points')).toBe(0);
});

test('a dependency on nothing, on itself or round a circle is found', () => {
  const on = (id: string, ...dependsOn: string[]) => criterion(`Check ${id}`, { id, dependsOn });
  expect(found('unreachable-dependency', on('a', 'gone'))).toBe(1);
  expect(found('unreachable-dependency', on('a', 'a'))).toBe(1);
  expect(found('unreachable-dependency', on('a', 'b'), on('b', 'c'), on('c', 'a'))).toBe(3);
  expect(found('unreachable-dependency', on('a'), on('b', 'a'), on('c', 'a', 'b'))).toBe(0);
});

test('more than 40 criteria are too many', () => {
  const many = (n: number) =>
    Array.from({ length: n }, (_, index) => criterion(`Check ${index}`, { id: `${index}` }));
  expect(found('too-many-criteria', ...many(41))).toBe(1);
  expect(found('too-many-criteria', ...many(40))).toBe(0);
});

test('a rule that is switched off is silent', () => {
  const rubric = [criterion('Gives an appropriate rate.')];
  expect(lintRubric(rubric, new Set(['vague'])).some((each) => each.rule === 'vague')).toBe(false);
});

test('a finding that somebody keeps with a reason is silent, the others speak on', () => {
  const kept = { ignored: [{ rule: 'vague', reason: 'The client’s own word' }] };
  const text = 'Gives an appropriate rate and explains the good spread.';
  expect(lintRubric([criterion(text, kept)]).map(({ rule }) => rule)).toEqual(['compound']);
});

test('every rule says why it matters', () => {
  for (const rule of lintRules) expect(rule.why.length, rule.name).toBeGreaterThan(40);
});
