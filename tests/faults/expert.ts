import { expect } from 'vitest';
import type { BrowserContext, Page } from 'playwright-core';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { DraftState } from '#drafts/draft-state.ts';

export type ExpertOptions = {
  url: string;
  /** The draft field that the Justification writes to, so that each plan has its own. */
  field: string;
  schema?: 1 | 2;
};

/**
 * A scripted expert at the harness page: types, clicks, looks at the screen,
 * through the page's own controls.
 */
export class Expert {
  readonly page: Page;
  readonly field: string;

  private constructor(page: Page, field: string) {
    this.page = page;
    this.field = field;
  }

  static async sitDown(context: BrowserContext, options: ExpertOptions): Promise<Expert> {
    const page = await context.newPage();
    const expert = new Expert(page, options.field);
    const address = new URL(options.url);
    address.searchParams.set('field', options.field);
    if (options.schema) address.searchParams.set('schema', String(options.schema));
    await page.goto(address.href);
    await expert.atWork();
    return expert;
  }

  async atWork(): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Justification' }).waitFor({ timeout: 20_000 });
    await this.page.waitForFunction(() => window.harness.state()?.phase.kind !== 'opening');
  }

  /** Types at the end of the text, key by key. */
  async type(text: string, delay = 12): Promise<void> {
    const box = this.page.getByRole('textbox', { name: 'Justification' });
    await box.focus();
    await this.page.keyboard.press('Control+End');
    for (const sign of text) {
      await this.page.keyboard.insertText(sign);
      if (delay > 0) await this.page.waitForTimeout(delay);
    }
  }

  /** A click on a verdict, as the draft knows it. */
  async judge(verdict: string, value: string): Promise<void> {
    await this.page.evaluate(([name, chosen]) => window.harness.set(name, chosen), [
      `${this.field}:${verdict}`,
      value,
    ] as const);
  }

  press(name: 'Submit' | 'Sign in again' | 'Try again' | 'Take it back'): Promise<void> {
    return this.page.getByRole('button', { name }).click();
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

  text(): Promise<string> {
    return this.page.getByRole('textbox', { name: 'Justification' }).inputValue();
  }

  fields(): Promise<DraftFields> {
    return this.page.evaluate(() => window.harness.fields());
  }

  async state(): Promise<DraftState> {
    const state = await this.page.evaluate(() => window.harness.state());
    if (!state) throw new Error('No draft is open');
    return state;
  }

  /** Waits until the status says so, by looking at it as a screen reader would. */
  async sees(status: DraftState['status']['kind'], within = 10_000): Promise<void> {
    try {
      await this.page.waitForFunction(
        (wanted) => window.harness.state()?.status.kind === wanted,
        status,
        { timeout: within, polling: 50 },
      );
    } catch {
      const state = await this.state().catch(() => null);
      expect.fail(`The status is not ${status} but ${JSON.stringify(state)}`);
    }
  }

  statuses(): Promise<string[]> {
    return this.page.evaluate(() => window.harness.statusLog().map((each) => each.text));
  }
}
