import type { BrowserContext, Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** One verdict of the matrix: criteria count from 0, responses by the letter on the screen. */
export type Cell = { criterion: number; letter: string };

/**
 * A scripted expert at the product's own Grade screen. Everything goes through what a person
 * can see and reach; nothing of the page's inside is asked.
 */
export class GradeExpert {
  readonly page: Page;
  /** Every key with the moment after it was pressed, by this process's clock. */
  readonly #typed: { sign: string; at: number }[] = [];

  private constructor(page: Page) {
    this.page = page;
  }

  static async sitDown(context: BrowserContext, url: string): Promise<GradeExpert> {
    const page = await context.newPage();
    await page.goto(url);
    const expert = new GradeExpert(page);
    const enter = page.getByRole('button', { name: 'Continue as sample expert' });
    await enter.or(expert.#box).first().waitFor({ timeout: 30_000 });
    if (await enter.isVisible()) await enter.click();
    await expert.atWork();
    return expert;
  }

  get #box() {
    return this.page.getByRole('textbox', { name: 'Justification' });
  }

  async atWork(): Promise<void> {
    await this.#box.waitFor({ timeout: 30_000 });
  }

  /** Types at the end of the justification, key by key. */
  async type(text: string, delay = 2): Promise<void> {
    await this.#box.focus();
    await this.page.keyboard.press('Control+End');
    for (const sign of text) {
      await this.page.keyboard.insertText(sign);
      this.#typed.push({ sign, at: performance.now() });
      await this.page.waitForTimeout(delay);
    }
  }

  everything(): string {
    return this.#typed.map((each) => each.sign).join('');
  }

  /** What was typed at least `milliseconds` before a moment. */
  typedBefore(moment: number, milliseconds: number): string {
    const old = this.#typed.filter((each) => each.at <= moment - milliseconds);
    return old.map((each) => each.sign).join('');
  }

  async clear(): Promise<void> {
    await this.#box.focus();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.press('Delete');
  }

  text(): Promise<string> {
    return this.#box.inputValue();
  }

  async judge({ criterion, letter }: Cell, verdict: 'Met' | 'Not met'): Promise<void> {
    const row = this.page
      .getByRole('region', { name: 'Rubric' })
      .getByRole('button', { name: new RegExp(`^${criterion + 1} `) });
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
    const radio = this.page
      .getByRole('radiogroup', { name: new RegExp(`^Response ${letter}:`) })
      .getByRole('radio', { name: verdict, exact: true });
    await radio.check({ force: true });
  }

  /** How many criteria and which responses are on the screen. */
  async matrix(): Promise<{ criteria: number; letters: readonly string[] }> {
    const rows = this.page
      .getByRole('region', { name: 'Rubric' })
      .getByRole('button', { name: /^\d+ / });
    const regions = this.page.getByRole('region', { name: /^Response [A-Z]$/ });
    const names = await regions.evaluateAll((all) =>
      all.map((each) => each.getAttribute('aria-label') ?? each.textContent ?? ''),
    );
    return { criteria: await rows.count(), letters: names.map((_, at) => 'ABCDEFGH'[at] ?? '') };
  }

  async signInAgain(): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: 'Your session has ended' });
    // While the server refuses the draft nothing is sent, so nobody hears that the session is over.
    const asked = async () => {
      await this.triesAgainIfRefused();
      return String(await dialog.isVisible());
    };
    await eventually(asked, 'true');
    await dialog.getByRole('button', { name: /^Continue as/ }).click();
    await dialog.waitFor({ state: 'detached', timeout: 20_000 });
  }

  /** What a person does about a notice that the server does not take the draft. */
  async triesAgainIfRefused(): Promise<void> {
    const button = this.page.getByRole('button', { name: 'Try now' });
    // A notice that goes away meanwhile is what was wanted.
    if (await button.isVisible()) await button.click({ timeout: 2000 }).catch(() => {});
  }

  async seesSaved(within = 20_000): Promise<void> {
    const sync = this.page.getByRole('status', { name: 'Sync' });
    await eventually(() => sync.textContent(), /^Saved/, within);
  }

  /** The renderer dies; the command itself is never answered. */
  async crash(): Promise<void> {
    const cdp = await this.page.context().newCDPSession(this.page);
    const crashed = this.page.waitForEvent('crash');
    void cdp.send('Page.crash').catch(() => {});
    await crashed;
    // A dead page in its context makes every later order to the context fail.
    await this.page.close();
  }
}
