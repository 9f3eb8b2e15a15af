import { readdirSync } from 'node:fs';
import { sep } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { findAccessibilityViolations, themes } from './accessibility.ts';
import { siteFolder, test } from './fixtures.ts';
import { takeScreenshot } from './screenshot.ts';

const paths = readdirSync(siteFolder('root'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html'))
  .map((file) =>
    file
      .split(sep)
      .join('/')
      .replace(/(^|\/)index\.html$/, '$1'),
  )
  .sort();

/** One test per page; the pages that are generated for a package are one test, because a new browser profile is slow. */
const groups = Map.groupBy(paths, (path) => path.match(/^api\/[^/]+\//)?.[0] ?? path);

describe('every page', () => {
  for (const [name, group] of groups)
    test(
      `/${name} meets WCAG 2.2 AA in both themes and never scrolls sideways`,
      async ({ site, openPage }) => {
        const page = await openPage(group[0]!);
        for (const path of group) {
          if (path !== group[0]) await page.goto(site.url + path);
          await checkPage(page, path);
        }
      },
      20_000 + 5_000 * group.length,
    );
});

describe('search', () => {
  for (const siteName of ['root', 'subPath'] as const)
    describe(siteName, () => {
      test.override({ siteName });
      test('finds a page by a word in it', async ({ openPage }) => {
        const page = await openPage('');
        await page.getByRole('button', { name: 'Search' }).click();
        await page.getByRole('textbox', { name: 'Search' }).fill('folded sheet');
        const first = page.locator('.pagefind-ui__result-link').first();
        await first.waitFor();
        await first.click();
        await expect.poll(() => page.locator('h1').textContent()).toBe('First light');
      });
    });
});

async function checkPage(page: Page, path: string): Promise<void> {
  const picture = path.startsWith('api/') ? undefined : path.replaceAll('/', '-') || 'home';
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const theme of themes) {
    expect(await findAccessibilityViolations(page, theme), `/${path} in the ${theme} theme`).toEqual([]);
    if (picture) await takeScreenshot(page, `${picture}-${theme}`);
  }
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await sidewaysOverflow(page), `/${path} in a window of ${width} px`).toBe(0);
    if (picture) await takeScreenshot(page, `${picture}-${width}`);
  }
}

/** How many pixels the page can be scrolled to the right. */
function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
