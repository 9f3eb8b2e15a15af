import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { serve } from '../../scripts/serve.ts';
import { factOf, liveDemo, settingOf } from './demoPage.ts';
import { test } from './fixtures.ts';
import { takeScreenshot } from './screenshot.ts';
import { watchPage } from './watchPage.ts';

test.override({ siteName: 'subPath' });

test('a figure works on a page of another origin, with three lines of HTML', { timeout: 120_000 }, async ({
  browser,
  site,
  onTestFinished,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'crease-page-'));
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Another page</title>
<script type="module" src="${site.url}embed.js"></script>
<crease-demo id="bifurcation"></crease-demo>
<noscript><a href="${site.url}playground/bifurcation/">The figure on its own page</a></noscript>`,
  );
  const foreign = await serve(folder, { port: 0 });
  const context = await browser.newContext();
  onTestFinished(async () => {
    await context.close();
    await foreign.close();
    rmSync(folder, { recursive: true });
  });
  const page = await context.newPage();
  const requests: string[] = [];
  const problems = watchPage(page, 'http://127.0.0.1:');
  context.on('request', (request) => requests.push(request.url()));
  await page.goto(foreign.url);

  const demo = await liveDemo(page, 'bifurcation');
  expect(await factOf(demo, 'multipliers')).toBe('0.7055 and −0.221365 over 2 steps');
  await demo.locator('[data-input=stepSize] input[type=range]').press('ArrowRight');
  expect(await settingOf(demo, 'stepSize')).toBe('0.3255');
  await expect.poll(() => new URL(page.url()).hash).toMatch(/^#v1\./);
  expect(page.workers()).toHaveLength(1);
  await takeScreenshot(page, 'embedded');

  // Everything comes from the page itself or from the site; nothing is asked for where it is not.
  const addresses = requests.filter((url) => !/^(blob|data):/.test(url));
  expect(addresses.filter((url) => !url.startsWith(site.url))).toEqual([foreign.url]);
  expect(problems).toEqual([]);
});
