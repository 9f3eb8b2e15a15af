import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { loadMeta } from '@crease/playground/demo/loadMeta.ts';
import { loadPanels } from '@crease/playground/demo/loadPanels.ts';
import type { Locator } from 'playwright';
import { describe, expect, test as plainTest } from 'vitest';
import { siteFolder, test } from './fixtures.ts';

const folder = siteFolder('root');
const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html'))
  .map((file) => ({ path: file.split(sep).join('/'), html: readFileSync(join(folder, file), 'utf8') }));
const withDemos = pages.filter(({ html }) => /<crease-demo id="[^"]+" class="not-content"/.test(html));

describe('without scripts', () => {
  test.for(withDemos)(
    '$path has its text and its finished figures',
    { timeout: 60_000 },
    async ({ path }, { openPage }) => {
      const page = await openPage(path.replace(/index\.html$/, ''), { javaScriptEnabled: false });
      expect((await page.locator('h1').textContent())!.length).toBeGreaterThan(4);
      for (const demo of await page.locator('crease-demo').all()) await expectFinished(demo);
      const isUsable = page.locator('crease-demo :is(input, button, select, textarea):visible');
      expect(await isUsable.count()).toBe(0);
    },
  );
});

/** Every picture with its caption, every fact and every table, in a light and in a dark page. */
async function expectFinished(demo: Locator): Promise<void> {
  const id = (await demo.getAttribute('id'))!;
  const [meta, panels] = await Promise.all([loadMeta(id), loadPanels(id)]);
  const pictures = await demo.locator('.stage > svg').all();
  expect(pictures.length, id).toBe(panels.length);
  for (const picture of pictures) {
    const box = (await picture.boundingBox())!;
    expect(Math.min(box.width, box.height), id).toBeGreaterThan(100);
    expect(await picture.locator('path, circle, line, rect').count(), id).toBeGreaterThan(2);
  }
  for (const caption of await demo.locator('figcaption').allTextContents()) expect(caption.length).toBeGreaterThan(40);
  expect(await demo.locator('.outputs dd').count()).toBe(meta.outputs.length);
  for (const { name, isFileOnly } of meta.tables)
    expect((await demo.locator(`[data-table="${name}"] tbody tr`).count()) > 0, name).toBe(!isFileOnly);
  const inks = await demo.evaluate((element) =>
    ['light', 'dark'].map((theme) => {
      element.style.colorScheme = theme;
      const probe = document.createElement('i');
      probe.style.color = 'var(--crease-point)';
      element.append(probe);
      return [element, probe].map((part) => getComputedStyle(part).color).join();
    }),
  );
  expect(inks[0]).not.toBe(inks[1]);
}

plainTest('every formula has MathML or words for those who do not see it, and is hidden from them as drawn', () => {
  let count = 0;
  for (const { path, html } of pages) {
    const formulas = [...html.matchAll(/<span class="katex">(.{0,120})/gs)];
    for (const { index, 1: start } of formulas) {
      const hasMathML = start!.startsWith(
        '<span class="katex-mathml"><math xmlns="http://www.w3.org/1998/Math/MathML"',
      );
      const isNamed = html.slice(0, index).endsWith('<span aria-hidden="true">');
      expect(hasMathML || isNamed, `${path}: ${start}`).toBe(true);
    }
    const drawn = html.match(/class="katex-html"[^>]*/g) ?? [];
    expect(drawn, path).toHaveLength(formulas.length);
    for (const attributes of drawn) expect(attributes, path).toContain('aria-hidden="true"');
    count += formulas.length;
  }
  expect(count).toBeGreaterThan(100);
});

test('formulas are in what a screen reader gets', async ({ openPage }) => {
  const page = await openPage('first-light/');
  const math = page.locator('main').getByRole('math');
  expect(await math.count()).toBeGreaterThan(60);
  expect(await page.locator('main').ariaSnapshot()).toContain('- math:');
});
