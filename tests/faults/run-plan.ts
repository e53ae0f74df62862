import type { BrowserContext } from 'playwright-core';
import { expect } from 'vitest';
import { fieldName } from '#domain/draft/field-name.ts';
import { eventually } from './eventually.ts';
import type { PlannedFault, PlanStep } from './fault-plan.ts';
import type { FaultWorld } from './fault-world.ts';
import { planReport } from './plan-report.ts';
import { GradeExpert, type Cell } from './grade-expert.ts';

/** Longer than the device takes to have what was typed. */
const ON_DEVICE = 300;
const JUSTIFICATION = fieldName({ kind: 'text', question: 'Justification' });
/** The designed size: on a lower screen the questions are folded. */
const viewport = { width: 1440, height: 900 };
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/**
 * Plays one plan at the product's own Grade screen and holds the outcome against what was
 * typed and clicked: the server's draft, the history and the screen.
 */
export async function runPlan(world: FaultWorld, steps: readonly PlanStep[]): Promise<void> {
  const context = await world.device({ viewport });
  await context.addInitScript(() => {
    const real = Date.now.bind(Date);
    Date.now = () => real() + Number(sessionStorage.getItem('clock') ?? 0);
  });
  world.proxy.log.length = 0;
  const plan = new PlayedPlan(world, context);
  try {
    await plan.begin();
    for (const step of steps) await plan.play(step);
    await plan.check();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`${message}\n  ${await plan.report()}`, { cause: error });
  }
  for (const each of world.browser.contexts()) await each.close();
}

class PlayedPlan {
  readonly #world: FaultWorld;
  readonly #context: BrowserContext;
  #expert: GradeExpert | null = null;
  #text = '';
  #matrix = { criteria: 1, letters: ['A'] as readonly string[] };
  readonly #verdicts = new Map<string, { cell: Cell; value: 'met' | 'not-met' }>();
  #judged = 0;

  constructor(world: FaultWorld, context: BrowserContext) {
    this.#world = world;
    this.#context = context;
  }

  get #page(): GradeExpert {
    if (!this.#expert) throw new Error('Nobody sits at the page');
    return this.#expert;
  }

  sitDown(context = this.#context): Promise<GradeExpert> {
    return GradeExpert.sitDown(context, this.#world.proxy.url);
  }

  report(): Promise<string> {
    return planReport(this.#page.page, this.#world.proxy);
  }

  /** Every plan begins with an empty justification on the same task. */
  async begin(): Promise<void> {
    this.#expert = await this.sitDown();
    this.#matrix = await this.#page.matrix();
    await this.#page.clear();
    const witness = await this.#world.server.witness();
    const saved = async () => (await witness.draft()).fields[JUSTIFICATION] ?? '';
    await eventually(saved, '');
  }

  async play(step: PlanStep): Promise<void> {
    switch (step.do) {
      case 'type':
        await this.#page.type(step.text);
        this.#text += step.text;
        return;
      case 'judge':
        return this.#judge(this.#page, 'main', step.value);
      case 'pause':
        return void (await pause(step.milliseconds));
      case 'break':
        return this.#break(step.fault);
    }
  }

  /** Each place of work has verdicts of its own, so that what was clicked last is known. */
  async #judge(
    at: GradeExpert,
    from: 'main' | 'tab' | 'device',
    value: 'met' | 'not-met',
  ): Promise<void> {
    const { criteria, letters } = this.#matrix;
    const half = Math.floor(criteria / 2);
    const turn = this.#judged++ % half;
    const letter = letters[from === 'main' ? 0 : 1] ?? 'A';
    const cell = { criterion: from === 'device' ? half + turn : turn, letter };
    await at.judge(cell, value === 'met' ? 'Met' : 'Not met');
    this.#verdicts.set(`${cell.letter}${cell.criterion}`, { cell, value });
  }

  async #break(fault: PlannedFault): Promise<void> {
    const { proxy, server } = this.#world;
    switch (fault.kind) {
      case 'network':
        proxy.rules.push(fault.rule);
        return;
      case 'away':
        proxy.down = true;
        setTimeout(() => (proxy.down = false), fault.milliseconds);
        return;
      case 'offline':
        await this.#context.setOffline(true);
        setTimeout(() => void this.#context.setOffline(false).catch(() => {}), fault.milliseconds);
        return;
      case 'server-kill':
        await server.kill();
        await server.start();
        return;
      case 'reload':
        // Reloads without a network have tests of their own (app-shell.test.ts).
        await this.#reachable();
        await this.#page.page.reload();
        return this.#page.atWork();
      case 'close-tab':
        // A closed tab has no last 250 ms: what was typed is written while it closes.
        await this.#leave(() => this.#page.page.close());
        this.#expert = await this.sitDown();
        return;
      case 'crash':
        await pause(ON_DEVICE);
        await this.#leave(() => this.#page.crash());
        this.#expert = await this.sitDown();
        return;
      case 'second-tab': {
        await this.#reachable();
        const second = await this.sitDown();
        await this.#judge(second, 'tab', 'met');
        await pause(ON_DEVICE);
        await second.page.close();
        return;
      }
      case 'second-device': {
        await this.#reachable();
        const other = await this.sitDown(await this.#world.device({ viewport }));
        await this.#judge(other, 'device', 'not-met');
        await pause(ON_DEVICE);
        await other.seesSaved();
        await other.page.context().close();
        return;
      }
      case 'session-ends':
        await this.#context.clearCookies();
        await this.#page.type('.');
        this.#text += '.';
        await this.#reachable();
        return this.#page.signInAgain();
      case 'clock':
        await this.#page.page.evaluate(([off]) => sessionStorage.setItem('clock', String(off)), [
          fault.minutes * 60_000,
        ] as const);
        return;
      case 'storage-cleared': {
        await pause(ON_DEVICE);
        const cdp = await this.#context.newCDPSession(this.#page.page);
        const cleared = { origin: this.#world.proxy.url, storageTypes: 'indexeddb' };
        await cdp.send('Storage.clearDataForOrigin', cleared);
        // The page has it in memory, and finds the empty store within its watch.
        await this.#page.type('!');
        this.#text += '!';
        await pause(ON_DEVICE);
        return;
      }
    }
  }

  /** A first page of a device, and a sign-in, need the server. */
  async #reachable(): Promise<void> {
    await pause(ON_DEVICE);
    this.#world.proxy.down = false;
    await this.#context.setOffline(false);
  }

  /** A page can only be left once the network lets it come back. */
  async #leave(go: () => Promise<unknown>): Promise<void> {
    await pause(ON_DEVICE);
    await go();
    await this.#reachable();
  }

  async check(): Promise<void> {
    this.#world.proxy.heal();
    await this.#context.setOffline(false);
    const witness = await this.#world.server.witness();
    const draft = async () => (await witness.draft()).fields;
    const saved = async () => {
      await this.#page.triesAgainIfRefused();
      return (await draft())[JUSTIFICATION] ?? '';
    };
    await eventually(saved, this.#text);
    await this.#page.seesSaved();
    expect(await this.#page.text()).toBe(this.#text);
    const fields = await draft();
    const { criteria, responses } = await witness.matrix();
    for (const [place, { cell, value }] of this.#verdicts) {
      const criterionId = criteria[cell.criterion] ?? '';
      const responseId = responses['ABCDEFGH'.indexOf(cell.letter)] ?? '';
      const name = fieldName({ kind: 'verdict', criterionId, responseId });
      expect(fields[name], place).toMatchObject({ value });
    }
    if (this.#text) expect(await witness.hadInHistory(JUSTIFICATION, this.#text)).toBe(true);
  }
}
