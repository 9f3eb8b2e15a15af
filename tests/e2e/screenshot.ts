import { join } from 'node:path';
import type { Page } from 'playwright';

/** Writes a picture of the visible part of the page to screenshots/<name>.png (not kept in git), to be looked at. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(import.meta.dirname, '../../screenshots', `${name}.png`) });
}
