import { readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { findAccessibilityViolations, rulesAboutColours, themes } from './accessibility.ts';
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

/** The template that a page is made from, if it is not written: a kind of API page, a file of tests, a demo by itself. */
function templateOf(path: string): string | undefined {
  const [chapter, name = '', kind = ''] = path.split('/');
  if (chapter === 'api') return `api/${kind}`;
  if (chapter === 'playground' && !['', 'free'].includes(name)) return 'demo';
  return chapter === 'evidence' ? chapter : undefined;
}

function isGenerated(path: string): boolean {
  return templateOf(path) !== undefined;
}

/**
 * The generated pages that are checked: hundreds of them come from one template, so the largest of each template and every
 * fiftieth one have to do, unless the environment asks for every page (`npm run campaign:pages`).
 */
function generatedPages(): string[] {
  const all = paths.filter(isGenerated);
  if (process.env.EVERY_PAGE === '1') return all;
  const size = (path: string): number => statSync(join(siteFolder('root'), path, 'index.html')).size;
  const templates = Map.groupBy(all, templateOf);
  const largest = [...templates.values()].map((pages) => pages.reduce((a, b) => (size(b) > size(a) ? b : a)));
  const sample = new Set([...largest, ...all.filter((_, k) => k % 50 === 0)]);
  return all.filter((path) => sample.has(path));
}

/** One test for each written page. Generated ones share a browser profile, because a new one is slow. */
const generated = generatedPages();
const groupSize = 30;
const groups: [string, string[]][] = [
  ...paths.filter((path) => !isGenerated(path)).map((path): [string, string[]] => [`/${path}`, [path]]),
  ...Array.from({ length: Math.ceil(generated.length / groupSize) }, (_, k): [string, string[]] => {
    const group = generated.slice(k * groupSize, (k + 1) * groupSize);
    return [`/${group[0]} … /${group.at(-1)}`, group];
  }),
];

/** What every page has to fulfil. The campaign takes a picture of each written page on the way. */
const checks = [
  ...[320, 390].map((width) => async (page: Page, path: string): Promise<void> => {
    await page.setViewportSize({ width, height: 844 });
    expect(await sidewaysOverflow(page), `/${path} in a window of ${width} px`).toBe(0);
    await takePicture(page, path, width);
  }),
  ...themes.map((theme) => async (page: Page, path: string): Promise<void> => {
    await page.setViewportSize({ width: 1280, height: 800 });
    // In the second theme again what a theme can change; the campaign asks for everything twice.
    const rules = theme !== themes[0] && !process.env.EVERY_PAGE ? rulesAboutColours : [];
    expect(await findAccessibilityViolations(page, theme, rules), `/${path} in the ${theme} theme`).toEqual([]);
    await takePicture(page, path, theme);
  }),
];

// Two at a time: the pages of a group wait for the browser and the browser for them.
describe.concurrent('every page', () => {
  for (const [name, group] of groups)
    test(
      `${name}: meets WCAG 2.2 AA in both themes and never scrolls sideways`,
      async ({ site, openPage }) => {
        const page = await openPage(group[0]!);
        for (const [k, path] of group.entries()) {
          if (k > 0) await page.goto(site.url + path);
          // Each page opens in the window and the theme in which the one before it was seen last: changing them is slow.
          for (const check of k % 2 === 0 ? checks : checks.toReversed()) await check(page, path);
        }
      },
      60_000 + 5_000 * group.length,
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

async function takePicture(page: Page, path: string, suffix: string | number): Promise<void> {
  if (process.env.EVERY_PAGE && !isGenerated(path))
    await takeScreenshot(page, `${path.replaceAll('/', '-') || 'home'}-${suffix}`);
}

/** How many pixels the page can be scrolled to the right. */
function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
