import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const sizes = [
  [1440, 900],
  [1024, 768],
] as const;

/**
 * Serious and critical violations of WCAG 2.2 AA fail. Where the variable of the environment
 * names a folder, the state is drawn into it first, in both sizes and both themes.
 */
export async function lookAt(page: Page, name: string, variable: string): Promise<void> {
  const folder = process.env[variable];
  if (folder) {
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(200);
        await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` });
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  }
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(grave.map(({ id, nodes }) => [name, id, nodes.map((node) => node.html)])).toEqual([]);
}
