import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRubricEditor } from './rubric-editor-pages.ts';
import { touchstoneWorld, type TouchstoneWorld } from './touchstone-world.ts';

let world: TouchstoneWorld;
beforeAll(async () => {
  world = await touchstoneWorld();
}, 300_000);
afterAll(() => world.close());

const patient = { timeout: 30_000 };

const csv = `${[
  'id,section,title,criterion,points,weight_class,scale,required,depends_on,tags,sources,rationale',
  'debt,Bridge,Debt,"Deducts the debt, net of cash",6,Critical,binary,yes,,"[""axis:accuracy""]","[""Report, p. 3""]",It decides.',
  'tax,Bridge,,Takes the deficit after tax,2.5,,ternary,,"[""debt""]",,,',
  `hedge,,,"Says ""roughly"" of an exact figure",-4,,binary,,,,,`,
].join('\r\n')}\r\n`;

/** As the sources write them: what a shape has a place for comes out as it went in. */
const shapes: readonly { name: string; file: string; given: unknown; criteria: number }[] = [
  {
    name: 'HealthBench',
    file: 'healthbench.json',
    criteria: 2,
    given: {
      rubrics: [
        { criterion: 'States the dose', points: 7, tags: ['axis:accuracy', 'level:example'] },
        { criterion: 'Invents a study', points: -5, tags: [] },
      ],
    },
  },
  {
    name: 'PRBench',
    file: 'prbench.json',
    criteria: 2,
    given: {
      rubric: [
        {
          id: 'p-1',
          title: 'Names the covenant',
          annotations: {
            weight_class: 'critically important',
            critically_important_weight: 9,
            criteria_category: 'Legal accuracy',
            criteria_description: 'The breach follows from it.',
          },
        },
        {
          id: 'p-2',
          title: 'Promises an outcome',
          annotations: { weight_class: 'detrimental', detrimental_weight: -3 },
        },
      ],
    },
  },
  {
    name: 'ProfBench',
    file: 'profbench.json',
    criteria: 4,
    given: {
      rubrics: ['Critical', 'Major', 'Minor', 'Additional'].map((each) => ({
        criterion_description: `A check that is ${each.toLowerCase()}`,
        criterion_weight: each,
        criterion_type: ['Reasoning'],
      })),
    },
  },
  {
    name: 'APEX',
    file: 'apex.json',
    criteria: 2,
    given: {
      'criterion 1': {
        description: 'Finds the peers',
        sources: ['10-K, p. 7'],
        justification: 'The multiple rests on them.',
        weight: 'Primary objective(s)',
        criterion_type: ['Extraction'],
        dependent_criteria: [],
      },
      'criterion 2': {
        description: 'Takes their median',
        sources: [],
        criterion_type: [],
        dependent_criteria: [1],
      },
    },
  },
  {
    name: 'ResearchRubrics',
    file: 'researchrubrics.json',
    criteria: 2,
    given: {
      rubrics: [
        { title: 'Compares three sources', weight: 4, category: 'Synthesis', row_index: 0 },
        { title: 'Repeats itself', weight: -2, category: 'Style', row_index: 1 },
      ],
    },
  },
  {
    name: 'BiGGen-Bench',
    file: 'biggen.json',
    criteria: 1,
    given: {
      score_rubric: {
        criteria: 'Does the plan hold?',
        score1_description: 'No plan.',
        score2_description: 'A wish.',
        score3_description: 'A plan with gaps.',
        score4_description: 'A plan.',
        score5_description: 'A plan that survives a bad year.',
      },
    },
  },
  { name: 'Plain table, CSV', file: 'table.csv', criteria: 3, given: csv },
  {
    name: 'Touchstone JSON',
    file: 'touchstone.json',
    criteria: 2,
    given: {
      criteria: [
        {
          id: 'own-1',
          version: 1,
          text: 'Shows the bridge',
          title: 'Bridge',
          category: 'Method',
          tags: ['bridge'],
          points: 5,
          weightClass: 'Important',
          rationale: 'Nobody signs without it.',
          sources: ['Instructions'],
          required: true,
          dependsOn: [],
          scale: { kind: 'points', max: 10 },
        },
        {
          id: 'own-2',
          version: 1,
          text: 'How plain it is',
          tags: [],
          points: 2,
          required: false,
          dependsOn: ['own-1'],
          scale: { kind: 'anchored', levels: ['not', 'rather', 'very'] },
        },
      ],
    },
  },
];

test('every published shape goes in by the file dialog, stands in the editor, and comes out as it was', async () => {
  const page = await openRubricEditor(world, 'reviewer');
  const rows = page.getByRole('table', { name: 'Criteria' }).locator('[data-criterion-row]');
  for (const { name, file, given, criteria } of shapes) {
    const dialog = await openDialog(page);
    await choose(dialog, file, textOf(given));
    await dialog.getByText(new RegExp(`^${criteria} criteri(on|a) read\\.`)).waitFor(patient);
    await dialog.getByRole('button', { name: 'Replace the criteria' }).click();
    await dialog.waitFor({ state: 'detached', ...patient });
    await expect.poll(() => rows.count(), patient).toBe(criteria);
    const written = await exported(page, name);
    if (typeof given === 'string') expect(written, name).toBe(given);
    else expect(JSON.parse(written), name).toEqual(given);
  }

  // A file with a slip changes nothing: its place is named, and what was meant.
  const slip = textOf({
    rubrics: [
      { criterion_description: 'Sound', criterion_weight: 'Critical', criterion_type: [] },
      { criterion_description: 'Short', criterion_weight: 'Majr', criterion_type: [] },
    ],
  });
  const dialog = await openDialog(page);
  await choose(dialog, 'slip.json', slip);
  const alert = dialog.getByRole('alert');
  await alert.waitFor(patient);
  expect(await alert.textContent()).toBe(
    'It could not be read: [1].criterion_weight: “Majr” is not a weight class. Did you mean “Major”?',
  );
  expect(await dialog.getByRole('button', { name: 'Replace the criteria' }).count()).toBe(0);
  await choose(dialog, 'mended.json', slip.replace('Majr', 'Major'));
  await dialog.getByText(/^2 criteria read\./).waitFor(patient);
  expect(await alert.count()).toBe(0);
  await dialog.getByRole('button', { name: 'Add behind them' }).click();
  await expect.poll(() => rows.count(), patient).toBe(4);
  expect(world.faults).toEqual([]);
}, 300_000);

const textOf = (given: unknown) => (typeof given === 'string' ? given : JSON.stringify(given));

async function openDialog(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Import, export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import and export' });
  await dialog.waitFor(patient);
  return dialog;
}

async function choose(dialog: Locator, name: string, text: string): Promise<void> {
  await dialog
    .getByLabel('Rubric file')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });
}

/** The file that the browser is given, as text. */
async function exported(page: Page, shape: string): Promise<string> {
  const dialog = await openDialog(page);
  const [download] = await Promise.all([
    page.waitForEvent('download', patient),
    dialog.getByRole('button', { name: shape, exact: true }).click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await dialog.waitFor({ state: 'detached', ...patient });
  return text;
}
