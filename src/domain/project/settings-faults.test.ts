import fc from 'fast-check';
import { expect, test } from 'vitest';
import { madeCriterion, madeSettings } from './made-settings.fixture.ts';
import { projectSettings } from './project-settings.ts';
import { settingsFaults } from './settings-faults.ts';

const places = (changes: Parameters<typeof madeSettings>[0]) =>
  settingsFaults(madeSettings(changes)).map(({ place }) => place);

test('the usual settings have nothing to mend', () => {
  expect(places({})).toEqual([]);
});

test('a fault names the question, the place in it, and the mend', () => {
  const [fault, ...rest] = settingsFaults(
    madeSettings({
      questions: [
        { kind: 'rating', name: 'Clarity', required: true, steps: ['bad'], per: 'response' },
      ],
    }),
  );
  expect(fault).toEqual({
    section: 'questions',
    place: 'questions.0.steps',
    text: 'Clarity: it needs at least 2 steps',
  });
  expect(rest).toEqual([]);
});

test('two questions of one name are refused at the second, spaces aside', () => {
  const why = { kind: 'text', name: 'Why', required: true, per: 'task' } as const;
  expect(places({ questions: [why, { ...why, name: ' Why ' }] })).toEqual(['questions.1.name']);
});

test('each kind of question has its own limits', () => {
  const base = { name: 'Q', required: false } as const;
  const faults = (question: Parameters<typeof places>[0]) => places(question);
  expect(
    faults({
      questions: [{ kind: 'choice', ...base, options: ['Yes', ''], multiple: false, per: 'task' }],
    }),
  ).toEqual(['questions.0.options']);
  expect(
    faults({
      questions: [
        { kind: 'choice', ...base, options: ['Yes', 'Yes'], multiple: false, per: 'task' },
      ],
    }),
  ).toEqual(['questions.0.options']);
  expect(
    faults({ questions: [{ kind: 'number', ...base, minimum: 5, maximum: 1, per: 'task' }] }),
  ).toEqual(['questions.0.minimum']);
  expect(
    faults({
      questions: [{ kind: 'text', ...base, minimumLength: 9, maximumLength: 3, per: 'task' }],
    }),
  ).toEqual(['questions.0.minimumLength']);
  expect(faults({ questions: [{ kind: 'highlight', ...base, labels: [] }] })).toEqual([
    'questions.0.labels',
  ]);
});

test('what was emptied while writing is a fault of its field, not a number', () => {
  expect(
    places({
      overlap: Number.NaN,
      lease: { currentMinutes: Number.NaN, nextMinutes: 0 },
      skip: { perDay: 1.5, reasons: [] },
    }),
  ).toEqual([
    'overlap',
    'lease.currentMinutes',
    'lease.nextMinutes',
    'skip.perDay',
    'skip.reasons',
  ]);
});

test('a scale that the rule does not know is refused with the reason and both ways out', () => {
  const [fault] = settingsFaults(
    madeSettings({
      scoringRule: 'apex',
      rubric: [madeCriterion('a', { title: 'Depth', scale: { kind: 'points', max: 10 } })],
    }),
  );
  expect(fault?.place).toBe('rubric.0.scale');
  expect(fault?.text).toContain('APEX does not know the scale points (“Depth”)');
  expect(fault?.text).toContain('choose another scale, or another scoring rule');
});

test('a project rubric that is empty, or whose criterion has no text, is refused', () => {
  expect(places({ rubric: [] })).toEqual(['rubric']);
  expect(places({ rubric: [madeCriterion('a', { text: ' ', points: Number.NaN })] })).toEqual([
    'rubric.0.text',
    'rubric.0.points',
  ]);
});

test('settings without a fault fit the schema of the wire', () => {
  const question = fc.oneof(
    fc.record({
      kind: fc.constant('rating' as const),
      name: fc.string({ maxLength: 90 }),
      required: fc.boolean(),
      steps: fc.array(fc.string(), { maxLength: 13 }),
      per: fc.constantFrom('task' as const, 'response' as const),
    }),
    fc.record({
      kind: fc.constant('choice' as const),
      name: fc.string({ maxLength: 90 }),
      required: fc.boolean(),
      options: fc.array(fc.string({ maxLength: 3 }), { maxLength: 5 }),
      multiple: fc.boolean(),
      per: fc.constantFrom('task' as const, 'response' as const),
    }),
    fc.record({
      kind: fc.constant('highlight' as const),
      name: fc.string({ maxLength: 90 }),
      required: fc.boolean(),
      labels: fc.array(
        fc.record({ name: fc.string({ maxLength: 3 }), severity: fc.constant('note' as const) }),
        { maxLength: 3 },
      ),
    }),
  );
  fc.assert(
    fc.property(
      fc.record({
        name: fc.string({ maxLength: 130 }),
        questions: fc.array(question, { maxLength: 3 }),
        overlap: fc.oneof(fc.integer({ min: -1, max: 22 }), fc.double()),
        lease: fc.record({
          currentMinutes: fc.integer({ min: 0, max: 1500 }),
          nextMinutes: fc.integer({ min: 0, max: 130 }),
        }),
        skip: fc.record({
          perDay: fc.integer({ min: -1, max: 1001 }),
          reasons: fc.array(fc.string(), { maxLength: 2 }),
        }),
      }),
      (changes) => {
        const settings = madeSettings(changes);
        fc.pre(settingsFaults(settings).length === 0);
        expect(projectSettings.safeParse(settings).success).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
