import { expect, test } from 'vitest';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import { auditOrder, auditRemarks } from './audit-order.ts';
import { auditCriteria } from './criterion-audit.ts';
import { madeCriterion, madeWork } from './made-grades.fixture.ts';

const rule = scoringRule('healthbench');
const criteria = [madeCriterion('a', 3), madeCriterion('b', 2), madeCriterion('f', -5)];
// Eight responses of four tasks; columns a, b and the fault f.
const works = [
  madeWork(
    't1',
    criteria,
    [
      [1, 1, 0],
      [1, 0, 0],
    ],
    -2,
  ),
  madeWork(
    't2',
    criteria,
    [
      [0, 0, 1],
      [0, 1, 1],
    ],
    1,
  ),
  madeWork(
    't3',
    criteria,
    [
      [1, 1, 0],
      [0, 0, 0],
    ],
    -3,
  ),
  madeWork(
    't4',
    criteria,
    [
      [1, 0, 1],
      [1, 1, 0],
    ],
    1,
  ),
];
const audit = (of = works) => auditCriteria(rule, criteria, of);

test('met rates, numbers and shares of the weight', () => {
  const [a, b, f] = audit();
  expect([a?.met?.rate, b?.met?.rate, f?.met?.rate]).toEqual([5 / 8, 4 / 8, 3 / 8]);
  expect([a?.n, a?.share, b?.share, f?.share]).toEqual([8, 0.3, 0.2, 0.5]);
  // Wilson for 5 of 8: 0.3057 to 0.8632.
  expect(a?.met?.low).toBeCloseTo(0.3057, 3);
  expect(a?.met?.high).toBeCloseTo(0.8632, 3);
});

test('discrimination of a against b − 2.5 f: 2.6875 / √(1.875 · 16.21875)', () => {
  const [a] = audit();
  expect(a?.discrimination.kind === 'defined' && a.discrimination.value).toBeCloseTo(
    2.6875 / Math.sqrt(1.875 * 16.21875),
    12,
  );
});

test('with the preference: 3/√15 for a, 1/√15 for the fault', () => {
  const [a, , f] = audit();
  expect(a?.preference.kind === 'defined' && a.preference.value).toBeCloseTo(3 / Math.sqrt(15), 12);
  expect(f?.preference.kind === 'defined' && f.preference.value).toBeCloseTo(1 / Math.sqrt(15), 12);
});

test('which criterion holds score and preference together, and which turns them apart', () => {
  // Without b the pairs of t1 and t2 are ties.
  expect(audit().map(({ turns }) => [turns.apart, turns.together])).toEqual([
    [0, 0],
    [0, 2],
    [0, 0],
  ]);
  const [first, ...rest] = works;
  if (!first) return;
  const contrary = [
    madeWork(
      't1',
      criteria,
      [
        [1, 1, 0],
        [1, 0, 0],
      ],
      2,
    ),
    ...rest,
  ];
  expect(audit(contrary).map(({ turns }) => turns.apart)).toEqual([0, 1, 0]);
  expect(auditOrder(audit(contrary))[0]).not.toBe('b');
  const onlyContrary = [
    madeWork(
      't1',
      criteria,
      [
        [1, 1, 0],
        [1, 0, 0],
      ],
      2,
    ),
  ];
  expect(auditOrder(audit(onlyContrary))[0]).toBe('b');
});

test('agreement needs two experts on the same response', () => {
  expect(audit()[0]?.agreement).toMatchObject({ value: null, units: 0 });
  const second = works.map(({ taskId }) =>
    madeWork(
      taskId,
      criteria,
      [
        [1, 1, 0],
        [1, 0, 0],
      ],
      -1,
      'y',
    ),
  );
  const [a] = audit([...works, ...second]);
  // a: 5 of 8 units alike; met with probability 13/16, so Gwet's chance is 2 · 13/16 · 3/16.
  const chance = 2 * (13 / 16) * (3 / 16);
  expect(a?.agreement.units).toBe(8);
  expect(a?.agreement.value).toBeCloseTo((5 / 8 - chance) / (1 - chance), 12);
});

test('a pair that always agrees is a repeat, a fault counted as missed; constants are none', () => {
  const doubled = [...criteria, madeCriterion('notF', 1), madeCriterion('ever', 1)];
  const rows = works.map(({ taskId, verdicts, responseIds }) =>
    madeWork(
      taskId,
      doubled,
      responseIds.map((id) => {
        const met = (criterion: string) =>
          verdicts.some(
            (each) =>
              each.responseId === id && each.criterionId === criterion && each.value === 'met',
          );
        return [met('a') ? 1 : 0, met('b') ? 1 : 0, met('f') ? 1 : 0, met('f') ? 0 : 1, 1];
      }),
      1,
    ),
  );
  const found = auditCriteria(rule, doubled, rows);
  expect(found.map(({ repeats }) => repeats)).toEqual([
    [],
    [],
    [{ criterionId: 'notF', share: 1, n: 8 }],
    [{ criterionId: 'f', share: 1, n: 8 }],
    [],
  ]);
  const ever = found.at(-1);
  expect(ever && auditRemarks(ever)).toContain('always met');
  expect(ever?.discrimination).toMatchObject({ why: 'Its verdicts are all the same' });
});

test('verdicts on another wording say nothing of this one', () => {
  const reworded = criteria.with(0, madeCriterion('a', 3, { text: 'Says something else' }));
  expect(auditCriteria(rule, reworded, works).map(({ n }) => n)).toEqual([0, 8, 8]);
});
