import { demoIds, loadMeta } from '@crease/playground/demo/loadMeta.ts';
import { encodePermalink } from '@crease/playground/demo/permalink.ts';
import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { liveDemo, savedFile, settingOf } from './demoPage.ts';
import { test } from './fixtures.ts';

const unknown = await encodePermalink({ demo: 'gone', settings: {} });
const slow = { timeout: 120_000 };

describe('the playground', () => {
  test('has every demo with its picture, and finds them by their words', async ({ openPage }) => {
    const page = await openPage('playground/');
    const cards = page.locator('[data-text]');
    expect(await cards.count()).toBe(demoIds.length);
    for (const picture of await cards.locator('img').all()) {
      await picture.scrollIntoViewIfNeeded();
      await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
    }
    await page.getByRole('searchbox', { name: 'Find a figure' }).fill('bifurcation minimum');
    const { title } = await loadMeta('bifurcation');
    expect(await page.getByRole('status').textContent()).toMatch(/^\d figures?$/);
    expect(await page.locator('[data-text]:visible strong').allTextContents()).toContain(title);
    expect(await page.locator('[data-text]:visible').count()).toBeLessThan(demoIds.length);
    await page.getByRole('searchbox').fill('no such figure');
    expect(await page.locator('crease-gallery section:visible').count()).toBe(0);
  });

  test('shows a figure of another page full screen with its settings', slow, async ({ openPage }) => {
    const page = await openPage('first-light/');
    const demo = await liveDemo(page, 'bifurcation');
    const box = demo.locator('[data-input=stepSize] input[type=number]');
    const link = demo.getByRole('link', { name: 'Full screen' });
    const hash = () => link.evaluate((element: HTMLAnchorElement) => element.hash);
    const opened = await hash();
    await box.fill('0.36');
    await box.press('Enter');
    await expect.poll(hash).not.toBe(opened);
    await link.press('Enter');
    await page.waitForURL('**/playground/bifurcation/**');
    const alone = await liveDemo(page, 'bifurcation');
    expect(await settingOf(alone, 'stepSize')).toBe('0.36');
    expect(await alone.getByRole('link', { name: 'Full screen' }).count()).toBe(0);
  });
});

describe.each(['root', 'subPath'] as const)('a saved figure, site %s', (siteName) => {
  test.override({ siteName });

  test('is opened again from its file, chosen or dropped', slow, async ({ openPage, site }) => {
    const page = await openPage('playground/folded-surface/');
    const demo = await liveDemo(page, 'folded-surface');
    const box = demo.locator('[data-input=stepSize] input[type=number]');
    await box.fill('0.3125');
    await box.press('Enter');
    const files = [];
    for (const kind of ['svg', 'json']) files.push(await savedFile(page, demo.locator(`[data-action=save-${kind}]`)));

    const [svg, json] = files;
    await page.goto(`${site.url}playground/`);
    await page.locator('crease-opener input').setInputFiles({ name: svg!.name, mimeType: 'x/y', buffer: svg!.bytes });
    await page.waitForURL('**/playground/folded-surface/#v1.*');
    expect(await settingOf(await liveDemo(page, 'folded-surface'), 'stepSize')).toBe('0.3125');

    await page.goto(`${site.url}playground/stable-minima/`);
    await dropFile(page, json!.name, json!.bytes.toString('utf8'));
    await page.waitForURL('**/playground/folded-surface/#v1.*');
    expect(await settingOf(await liveDemo(page, 'folded-surface'), 'stepSize')).toBe('0.3125');
  });
});

describe('a file that is no saved figure', () => {
  test('and is too large is not even read', async ({ openPage }) => {
    const page = await openPage('playground/');
    await dropFile(page, 'film.svg', ' ', 50_000_001);
    const message = page.locator('crease-opener [role=alert]');
    await expect.poll(() => message.textContent()).toBe('film.svg cannot be opened: it has more than 50 MB.');
  });

  test.for([
    ['notes.txt', 'hello', /^notes\.txt cannot be opened: it is neither JSON nor an SVG file with metadata\.$/],
    ['a.json', '{"generator":"Crease","link":"#v1.AAAA"}', /its link is not readable: it is damaged/],
    [
      'b.json',
      `{"generator":"Crease","link":"${unknown}"}`,
      /it shows the figure “gone”, which this site does not have/,
    ],
  ] as const)('%s gives a message', async ([name, text, message], { openPage }) => {
    const page = await openPage('playground/');
    const before = page.url();
    await dropFile(page, name, text);
    await expect.poll(() => page.locator('crease-opener [role=alert]').textContent()).toMatch(message);
    expect(page.url()).toBe(before);
  });
});

/** Drops a file with a text, so many times over, on the page, as a browser tells it. */
async function dropFile(page: Page, name: string, text: string, times = 1): Promise<void> {
  await page.locator('crease-opener:not([hidden])').waitFor();
  await page.evaluate(
    ({ name, text, times }) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text.repeat(times)], name));
      document.querySelector('main')!.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true }));
    },
    { name, text, times },
  );
}
