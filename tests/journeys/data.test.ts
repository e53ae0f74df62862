import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium, openPerson, startProduct, type Product } from './start-product.ts';

const root = join(import.meta.dirname, '..', '..');
const data = join(root, '..', 'shared', 'data');
const results = join(data, 'financebench', 'results');
const gdpvalFile = join(data, 'clawwork_gdpval', 'tasks_with_responses.jsonl');
const absent = !existsSync(results) || !existsSync(gdpvalFile);
const minutes = 60_000;

type AnswerRow = {
  financebench_id: string;
  model_name: string;
  question: string;
  model_answer: string;
};
type GdpvalTask = {
  task_id: string;
  prompt: string;
  responses: { model: string; artifacts: { text: string | null }[] }[];
};
type Text = { role: string; content: string };
type Source = {
  task: string;
  by: string;
  chosen_model: string;
  rejected_model: string;
  chosen_position: number;
  rejected_position: number;
  rewrite_of_model: string;
  rewrite_of_position: number;
  scoring_rule: string;
  project_version: number;
};
type PairRow = { prompt: Text[]; chosen: Text[]; rejected: Text[]; touchstone: Source };
type CompletionRow = { prompt: Text[]; completion: Text[]; touchstone: Source };
type Part = { type: string; text?: string };
type Message = { role: string; content: string | Part[] };
type NativeTask = {
  kind: string;
  tasks: number;
  annotations: { displayOrder: string[]; grades: { rewrites: unknown[] } }[];
  externalId: string;
  prompt: Message[];
  responses: { id: string; model: string; messages: Message[] }[];
};
type Work = {
  assignment: { id: string };
  task: { title: string; responses: { id: string; messages: Message[] }[] };
  draft: { fields: Record<string, unknown> };
};

function lines<Row>(text: string): Row[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

/** All text of a conversation, whichever of the two shapes its content has. */
function textOf(messages: readonly Message[]): string {
  return messages
    .map(({ content }) =>
      typeof content === 'string' ? content : content.map(({ text }) => text ?? '').join(''),
    )
    .join('\n');
}

describe.skipIf(absent)('the developer data (skipped where ../shared/data is absent)', () => {
  let product: Product;
  let browser: Browser;
  let folder: string;
  beforeEach(async () => {
    [product, browser] = await Promise.all([startProduct(), launchChromium()]);
    folder = mkdtempSync(join(tmpdir(), 'touchstone-projects-'));
    for (const [slug, name] of [
      ['financebench', 'FinanceBench'],
      ['gdpval', 'GDPval'],
    ] as const) {
      const file = join(folder, `${slug}.json`);
      writeFileSync(file, JSON.stringify({ slug, name }));
      command('project', 'create', '--file', file);
      for (const role of ['lead', 'expert', 'lab']) {
        command(
          'user',
          'add',
          `${role}@sample.example`,
          '--name',
          `Sample ${role}`,
          '--role',
          role,
          '--project',
          slug,
        );
      }
    }
  }, 5 * minutes);
  afterEach(async () => {
    await browser.close();
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A command on the folder that the running server holds: it finds the server by itself. */
  function command(...args: string[]): void {
    execFileSync(process.execPath, ['src/cli/touchstone.ts', ...args, '--data', product.folder], {
      cwd: root,
      stdio: 'pipe',
    });
  }

  async function personIn(persona: string, place: string) {
    const person = await openPerson(browser);
    await person.page.goto(`${product.url}${place}`);
    await person.page.getByRole('button', { name: `Continue as sample ${persona}` }).click();
    await person.page.waitForURL((url) => url.pathname === place.replace(/\?.*/, ''));
    return person;
  }

  const count = (page: Page, words: string) =>
    page.locator('p', { hasText: words }).locator('b').first();

  async function choose(page: Page, files: string[]): Promise<void> {
    await page.getByLabel('Files of tasks').setInputFiles(files);
    await page.getByRole('region', { name: 'Recognised' }).waitFor({ timeout: 2 * minutes });
  }

  async function importReady(page: Page, tasks: number): Promise<void> {
    const start = page.getByRole('button', { name: `Import ${tasks} tasks`, exact: true });
    await start.click({ timeout: 2 * minutes });
    await expect
      .poll(() => count(page, 'tasks imported').textContent(), { timeout: 2 * minutes })
      .toBe(String(tasks));
    await page.getByRole('button', { name: 'Import more' }).waitFor({ timeout: 2 * minutes });
  }

  /** What the expert works on now: responses in the order in which they stand on the screen. */
  const workOf = (page: Page, slug: string): Promise<Work> =>
    page.evaluate(async (slugOfProject) => {
      const { memberships } = await (await fetch('/api/session')).json();
      const { projectId } = memberships.find(
        (each: { slug: string }) => each.slug === slugOfProject,
      );
      const path = `/api/projects/${projectId}/assignments`;
      const { assignments } = await (await fetch(path)).json();
      const current = assignments.find(
        (each: { state: string; purpose: string }) =>
          each.state === 'held' && each.purpose === 'current',
      );
      return (await fetch(`${path}/${current.id}`)).json();
    }, slug);

  const submitted = (page: Page, slug: string): Promise<number> =>
    page.evaluate(async (slugOfProject) => {
      const { memberships } = await (await fetch('/api/session')).json();
      const { projectId } = memberships.find(
        (each: { slug: string }) => each.slug === slugOfProject,
      );
      const answer = await fetch(`/api/projects/${projectId}/assignments`);
      const { assignments } = await answer.json();
      return assignments.filter((each: { state: string }) => each.state === 'submitted').length;
    }, slug);

  async function rewriteCurrent(page: Page, addition: string): Promise<void> {
    await page.keyboard.press('r');
    const editor = page.getByRole('textbox', { name: /^Rewrite of response [A-Z]$/ });
    await editor.waitFor({ timeout: minutes });
    await expect
      .poll(() => editor.evaluate((each) => each === document.activeElement), { timeout: minutes })
      .toBe(true);
    await page.keyboard.press('Control+End');
    await page.keyboard.type(addition);
    await page.keyboard.press('Escape');
    await editor.waitFor({ state: 'detached' });
  }

  async function justifyAndSubmit(page: Page, slug: string, done: number): Promise<void> {
    await page.keyboard.press('w');
    await page.keyboard.type('Checked against the filing.');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => submitted(page, slug), { timeout: minutes }).toBe(done);
  }

  /** Writes a file by the button of the Export view and reads what the browser saved. */
  async function exported(page: Page, format: RegExp): Promise<string> {
    await page.getByRole('radio', { name: format }).check();
    const write = page.getByRole('button', { name: /^Write \d[\d\s.,]* records?$/ });
    await write.waitFor({ timeout: minutes });
    const [download] = await Promise.all([page.waitForEvent('download'), write.click()]);
    return readFileSync(await download.path(), 'utf8');
  }

  const asPairs = /prompt, chosen, rejected/;
  const asCompletions = /from rewrites/;
  const asArchive = /Touchstone archive/;

  test(
    'the FinanceBench results become 150 tasks of 8 responses; a ranking and a rewrite come out as clicked',
    async () => {
      const files = readdirSync(results)
        .filter((name) => name.endsWith('.jsonl'))
        .toSorted()
        .map((name) => join(results, name));
      expect(files).toHaveLength(8);
      const sources = files.map((file) => lines<AnswerRow>(readFileSync(file, 'utf8')));
      const rowOf = (id: string, position: number): AnswerRow => {
        const row = sources[position]?.find((each) => each.financebench_id === id);
        if (row === undefined) throw new Error(`No row of ${id} in file ${position}`);
        return row;
      };

      const lead = await personIn('lead', '/p/financebench/data');
      await choose(lead.page, files);
      const mapped = lead.page.getByRole('region', { name: 'Recognised' });
      const wanted = {
        Prompt: 'question',
        Response: 'model_answer',
        'Model, hidden from experts': 'model_name',
        'Rows of one task': 'financebench_id',
        'Reference, hidden from experts': 'gold_answer',
      };
      for (const [target, field] of Object.entries(wanted)) {
        const input = mapped.getByLabel(target, { exact: true });
        await expect.poll(() => input.inputValue()).toBe(field);
      }
      await expect
        .poll(() => count(lead.page, 'tasks ready').textContent(), { timeout: 2 * minutes })
        .toBe('150');
      expect(await count(lead.page, 'refused, for').textContent()).toBe('0');
      await importReady(lead.page, 150);
      await lead.page.getByText(/^150 tasks with 1\D?200 responses imported\./).waitFor();

      // The same files again add nothing.
      await lead.page.getByRole('button', { name: 'Import more' }).click();
      await choose(lead.page, files);
      await expect
        .poll(() => count(lead.page, 'there already').textContent(), { timeout: 2 * minutes })
        .toBe('150');
      expect(await count(lead.page, 'tasks ready').textContent()).toBe('0');

      const expert = await personIn('expert', '/p/financebench/grade');
      await expert.page.getByRole('region', { name: 'Questions' }).waitFor({ timeout: minutes });
      const { task } = await workOf(expert.page, 'financebench');
      const shown = task.responses.map(({ messages }) => textOf(messages));
      expect(shown).toHaveLength(8);
      const letters = (text: string) => text.replaceAll(/[^A-Za-z]/g, '');
      const paneA = expert.page.getByRole('region', { name: 'Response A', exact: true });
      expect(letters((await paneA.textContent()) ?? '')).toContain(
        letters(shown[0] ?? '').slice(0, 20),
      );

      // A and B share the second place; C is best.
      const places = [2, 2, 1, 3, 4, 5, 6, 7];
      for (const place of places) {
        await expert.page.keyboard.press(String(place));
        await expert.page.keyboard.press(']');
      }
      const addition = ' The figure is in the cash flow statement.';
      await rewriteCurrent(expert.page, addition);
      await expect
        .poll(
          async () => {
            const { fields } = (await workOf(expert.page, 'financebench')).draft;
            return Object.keys(fields).filter((name) => name.startsWith('rewrite/')).length;
          },
          { timeout: minutes },
        )
        .toBe(1);
      const { fields } = (await workOf(expert.page, 'financebench')).draft;
      const rewritten = Object.entries(fields).find(([name]) => name.startsWith('rewrite/'));
      const originalId = decodeURIComponent(rewritten?.[0].replace('rewrite/', '') ?? '');
      const originalAt = task.responses.findIndex(({ id }) => id === originalId);
      await justifyAndSubmit(expert.page, 'financebench', 1);

      const lab = await personIn('lab engineer', '/p/financebench/data?view=export');
      const pairs = lines<PairRow>(await exported(lab.page, asPairs));
      const clicked = shown.flatMap((better, a) =>
        shown.flatMap((worse, b) =>
          (places[a] ?? 0) < (places[b] ?? 0) ? [`${better}\0${worse}`] : [],
        ),
      );
      expect(clicked).toHaveLength(27);
      const ranked = pairs.filter(({ touchstone }) => touchstone.by === 'majority');
      expect(
        ranked.map(({ chosen, rejected }) => `${textOf(chosen)}\0${textOf(rejected)}`).toSorted(),
      ).toEqual(clicked.toSorted());
      for (const { prompt, chosen, rejected, touchstone: from } of ranked) {
        const better = rowOf(from.task, from.chosen_position);
        const worse = rowOf(from.task, from.rejected_position);
        expect([textOf(prompt), textOf(chosen), textOf(rejected)]).toEqual([
          better.question,
          better.model_answer,
          worse.model_answer,
        ]);
        expect([from.chosen_model, from.rejected_model]).toEqual([
          better.model_name,
          worse.model_name,
        ]);
        expect([from.scoring_rule, from.project_version]).toEqual(['prbench-normalised', 1]);
      }
      const improved = `${shown[originalAt]}${addition}`;
      expect(
        pairs
          .filter(({ touchstone }) => touchstone.by === 'rewrite')
          .map(({ chosen, rejected }) => [textOf(chosen), textOf(rejected)]),
      ).toEqual([[improved, shown[originalAt]]]);

      const completions = lines<CompletionRow>(await exported(lab.page, asCompletions));
      expect(completions).toHaveLength(1);
      const [completion] = completions;
      if (completion === undefined) throw new Error('No completion');
      const original = rowOf(completion.touchstone.task, completion.touchstone.rewrite_of_position);
      expect(textOf(completion.prompt)).toBe(original.question);
      expect(textOf(completion.completion)).toBe(`${original.model_answer}${addition}`);
      expect(completion.touchstone.rewrite_of_model).toBe(original.model_name);

      const native = lines<NativeTask>(await exported(lab.page, asArchive));
      expect(native.at(-1)).toMatchObject({ kind: 'end', tasks: 150, annotations: 1 });
      const tasks = native.filter(({ kind }) => kind === 'task');
      expect(tasks).toHaveLength(150);
      for (const each of tasks) {
        const expected = files.map((_, position) => rowOf(each.externalId, position));
        expect(each.responses.map(({ messages }) => textOf(messages))).toEqual(
          expected.map((row) => row.model_answer),
        );
        expect(each.responses.map(({ model }) => model)).toEqual(
          expected.map((row) => row.model_name),
        );
      }
      const judged = tasks.filter(({ annotations }) => annotations.length > 0);
      expect(judged.map(({ externalId }) => externalId)).toEqual([completion.touchstone.task]);
      const [one] = judged;
      const textById = new Map(one?.responses.map(({ id, messages }) => [id, textOf(messages)]));
      expect(one?.annotations[0]?.displayOrder.map((id) => textById.get(id))).toEqual(shown);

      expect([...lead.faults, ...expert.faults, ...lab.faults]).toEqual([]);
      await Promise.all([lead.leave(), expert.leave(), lab.leave()]);
    },
    10 * minutes,
  );

  test(
    'the GDPval tasks keep their artifacts and models; preferences come out as clicked',
    async () => {
      const source = new Map(
        lines<GdpvalTask>(readFileSync(gdpvalFile, 'utf8')).map((each) => [each.task_id, each]),
      );
      expect(source.size).toBe(40);
      const lead = await personIn('lead', '/p/gdpval/data');
      await choose(lead.page, [gdpvalFile]);
      await lead.page
        .getByRole('heading', { name: 'Recognised as GDPval tasks (ClawWork)' })
        .waitFor();
      await importReady(lead.page, 40);

      const expert = await personIn('expert', '/p/gdpval/grade');
      /** By task: which displayed response is over which. */
      const clicked = new Map<string, [string, string][]>();
      for (let done = 1; done <= 2; done++) {
        const region = expert.page.getByRole('region', { name: 'Questions' });
        await region.waitFor({ timeout: minutes });
        await expect
          .poll(async () => (await workOf(expert.page, 'gdpval')).task.title, { timeout: minutes })
          .toBe(await expert.page.getByRole('heading', { level: 1 }).textContent());
        const { task } = await workOf(expert.page, 'gdpval');
        const shown = task.responses.map(({ messages }) => textOf(messages));
        if (shown.length === 2) {
          await expert.page.keyboard.press('6');
          clicked.set(task.title, [[shown[1] ?? '', shown[0] ?? '']]);
        } else {
          for (let at = 0; at < shown.length; at++) {
            await expert.page.keyboard.press(String(shown.length - at));
            await expert.page.keyboard.press(']');
          }
          clicked.set(
            task.title,
            shown.flatMap((worse, at) =>
              shown.slice(at + 1).map((better): [string, string] => [better, worse]),
            ),
          );
        }
        await justifyAndSubmit(expert.page, 'gdpval', done);
      }
      expect(clicked.size).toBe(2);

      const lab = await personIn('lab engineer', '/p/gdpval/data?view=export');
      const pairs = lines<PairRow>(await exported(lab.page, asPairs));
      const all = [...clicked.values()].flat();
      expect(pairs).toHaveLength(all.length);
      for (const { prompt, chosen, rejected, touchstone: from } of pairs) {
        const task = source.get(from.task);
        const better = task?.responses[from.chosen_position];
        const worse = task?.responses[from.rejected_position];
        expect(textOf(prompt)).toBe(task?.prompt);
        expect([from.chosen_model, from.rejected_model]).toEqual([better?.model, worse?.model]);
        for (const { text } of better?.artifacts ?? [])
          expect(textOf(chosen)).toContain(text ?? '');
        for (const { text } of worse?.artifacts ?? [])
          expect(textOf(rejected)).toContain(text ?? '');
        // Some click put exactly these two texts in this order.
        const holds = (shown: string, artifacts: { text: string | null }[] = []) =>
          artifacts.every(({ text }) => shown.includes(text ?? ''));
        expect(
          all.some(([up, down]) => holds(up, better?.artifacts) && holds(down, worse?.artifacts)),
        ).toBe(true);
      }
      expect(lines(await exported(lab.page, asCompletions))).toEqual([]);
      const native = lines<NativeTask>(await exported(lab.page, asArchive));
      const tasks = native.filter(({ kind }) => kind === 'task');
      expect(tasks.map(({ externalId }) => externalId)).toEqual([...source.keys()]);
      for (const each of tasks) {
        expect(each.responses.map(({ model }) => model)).toEqual(
          source.get(each.externalId)?.responses.map(({ model }) => model),
        );
      }
      expect(tasks.filter(({ annotations }) => annotations.length === 1)).toHaveLength(2);

      expect([...lead.faults, ...expert.faults, ...lab.faults]).toEqual([]);
      await Promise.all([lead.leave(), expert.leave(), lab.leave()]);
    },
    10 * minutes,
  );
});
