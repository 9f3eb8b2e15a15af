import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { test as base, expect } from 'vitest';
import { type Site, serve } from '../../scripts/serve.ts';
import { findChromium } from './chromium.ts';
import { watchPage } from './watchPage.ts';

/** Opens a page in a fresh browser profile. `path` is relative to the site; `options` are those of Playwright. */
export type OpenPage = (path: string, options?: BrowserContextOptions) => Promise<Page>;

/** Folders in apps/docs where the site is built: at the root of an origin, and under the path /crease/. */
export const sites = { root: 'dist', subPath: 'dist-base' } as const;

/** The folder of a built site. */
export function siteFolder(name: keyof typeof sites): string {
  const folder = join(import.meta.dirname, '../../apps/docs', sites[name]);
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(
      `The site is not built in ${folder}: run \`npm test\`, or \`npm run pnpm -- turbo run build:base\`.`,
    );
  return folder;
}

/**
 * The test function of the browser tests, with the fixtures
 *
 * - `site`: a server for the built site, `site.url` its address,
 * - `openPage(path, options?)`: opens one of its pages.
 *
 * A test fails at its end when `watchPage` found a problem with one of its pages.
 */
export const test = base
  .extend('siteName', 'root' as keyof typeof sites)
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads the names of the needed fixtures from the pattern
  .extend('browser', { scope: 'worker' }, async ({}, { onCleanup }): Promise<Browser> => {
    const browser = await chromium.launch(findChromium() ?? {});
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('site', async ({ siteName }, { onCleanup }): Promise<Site> => {
    const site = await serve(siteFolder(siteName), { port: 0, base: siteName === 'root' ? '/' : '/crease/' });
    onCleanup(() => site.close());
    return site;
  })
  .extend('openPage', async ({ browser, site }, { onCleanup }): Promise<OpenPage> => {
    const pages: { page: Page; problems: string[] }[] = [];
    onCleanup(async () => {
      for (const { page } of pages) await page.context().close();
      expect(pages.flatMap(({ problems }) => problems)).toEqual([]);
    });
    return async (path, options = {}) => {
      const context = await browser.newContext(options);
      const page = await context.newPage();
      pages.push({ page, problems: watchPage(page, site.url) });
      await page.goto(site.url + path);
      return page;
    };
  });
