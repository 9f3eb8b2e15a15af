import type { Locator, Page } from 'playwright';
import { describe, expect } from 'vitest';
import { findAccessibilityViolations, themes } from './accessibility.ts';
import { factOf, liveDemo, settingOf, statusOf, tabTo } from './demoPage.ts';
import { test } from './fixtures.ts';

const path = 'playground/free/';
const slow = { timeout: 120_000 };
/** How long a result may take on a busy machine. */
const soon = { timeout: 20_000 };

const open = async (openPage: (path: string) => Promise<Page>, hash = ''): Promise<{ page: Page; demo: Locator }> => {
  const page = await openPage(path + hash);
  return { page, demo: await liveDemo(page, 'free-playground') };
};
const data = (demo: Locator): Promise<string> => demo.locator('[data-input=data] textarea').inputValue();
const problem = (demo: Locator, input: string): Promise<string | null> =>
  demo.locator(`[data-input=${input}] .problem`).textContent();

describe('The free playground', () => {
  test('takes an activation by its pieces, and says what is wrong with one', slow, async ({ openPage }) => {
    const { demo } = await open(openPage);
    const field = demo.locator('[data-input=activation] input');
    await field.fill('x < 0: 0 | max(0, x)');
    await field.press('Enter');
    expect(await problem(demo, 'activation')).toContain('column 12: expected x or one of the functions ');
    expect(await factOf(demo, 'nonSingular')).toContain('exceptional: η = 1');
    await field.fill('x <= 0: 0.1*x | x');
    expect(await problem(demo, 'activation')).toBe('');
    await expect.poll(() => factOf(demo, 'nonSingular'), soon).toContain('no step size is exceptional');
  });

  test('lets data be drawn, moved and removed with the pointer', slow, async ({ openPage }) => {
    const { page, demo } = await open(openPage);
    const surface = demo.locator('[data-panel=network] .surface');
    await surface.scrollIntoViewIfNeeded();
    const box = (await surface.boundingBox())!;
    const at = (x: number, y: number): [number, number] => [box.x + x * box.width, box.y + y * box.height];
    const before = await data(demo);
    await page.mouse.move(...at(0.3, 0.3));
    await page.mouse.down();
    await page.mouse.move(...at(0.35, 0.4), { steps: 4 });
    await page.mouse.up();
    const drawn = (await data(demo)).split('\n');
    expect(drawn.length).toBe(10);
    await expect.poll(() => factOf(demo, 'region'), soon).toMatch(/^60 evaluations/);
    await page.mouse.move(...at(0.35, 0.4));
    await page.mouse.down();
    await page.mouse.move(...at(0.35, -0.5), { steps: 4 });
    await page.mouse.up();
    expect(await data(demo)).toBe(before);
  });

  test('moves the start of the descent, and the moment, with the pointer', slow, async ({ openPage }) => {
    const { page, demo } = await open(openPage);
    const drag = async (panel: string, from: [number, number], to: [number, number]): Promise<void> => {
      const surface = demo.locator(`[data-panel=${panel}] .surface`);
      await surface.scrollIntoViewIfNeeded();
      const box = (await surface.boundingBox())!;
      await page.mouse.move(box.x + from[0] * box.width, box.y + from[1] * box.height);
      await page.mouse.down();
      await page.mouse.move(box.x + to[0] * box.width, box.y + to[1] * box.height, { steps: 4 });
      await page.mouse.up();
    };
    const loss = await factOf(demo, 'loss');
    await drag('plane', [0.3, 0.4], [0.4, 0.3]);
    await expect.poll(() => factOf(demo, 'loss'), soon).not.toBe(loss);
    await drag('losses', [0.9, 0.5], [0.5, 0.5]);
    await expect.poll(() => factOf(demo, 'loss'), soon).toMatch(/after step 1\d\d of 300/);
  });

  test('does everything with the keyboard alone, and opens again from its address', slow, async ({ openPage }) => {
    const { page, demo } = await open(openPage);
    const examples = demo.getByRole('combobox', { name: 'Examples for data points x, y' });
    await tabTo(page, examples);
    await page.keyboard.type('one point');
    await expect.poll(() => data(demo), soon).toBe('1,1');

    await tabTo(page, demo.locator('[data-panel=network] .surface'));
    for (const key of ['Insert', 'ArrowUp', 'ArrowRight', 'PageDown', 'Delete']) await page.keyboard.press(key);
    const drawn = await data(demo);
    expect(drawn).toMatch(/^1\.\d+,1\.\d+$/);
    await tabTo(page, demo.locator('[data-panel=plane] .surface'));
    await page.keyboard.press('ArrowUp');
    await tabTo(page, demo.locator('[data-panel=losses] .surface'));
    await page.keyboard.press('PageDown');
    expect(await settingOf(demo, 'moment')).toBe('90');
    expect(await settingOf(demo, 'shift2')).toBe('0.05');
    await expect.poll(() => factOf(demo, 'loss'), soon).toContain('after step 270 of 300');
    await statusOf(demo, 'Computed in this browser.');

    await expect.poll(() => new URL(page.url()).hash, soon).toMatch(/^#v\d+\./);
    const facts = await demo.locator('.outputs').textContent();
    const again = await open(openPage, new URL(page.url()).hash);
    expect(await data(again.demo)).toBe(drawn);
    expect(await settingOf(again.demo, 'moment')).toBe('90');
    await expect.poll(() => again.demo.locator('.outputs').textContent(), soon).toBe(facts);
  });

  test('reads a CSV file, and says what is wrong with one', slow, async ({ openPage }) => {
    const { demo } = await open(openPage);
    const file = demo.locator('[data-input=data] input[type=file]');
    const upload = (text: string) =>
      file.setInputFiles({ name: 'd.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await upload('x,y\n1,2\n3\n');
    await expect
      .poll(() => problem(demo, 'data'), soon)
      .toBe('data points x, y: line 3 has one number; each row needs 2 (x, y)');
    await upload('x;y\r\n1;2\r\n3;4\r\n');
    await expect.poll(() => data(demo), soon).toBe('x;y\n1;2\n3;4\n');
    await expect.poll(() => factOf(demo, 'region'), soon).toMatch(/^12 evaluations/);
    expect(await problem(demo, 'data')).toBe('');
  });

  test('says at which step a descent diverges, and what costs too much', slow, async ({ openPage }) => {
    const { demo } = await open(openPage);
    const stepSize = demo.locator('[data-input=stepSize] input[type=number]');
    await stepSize.fill('9');
    await stepSize.press('Enter');
    await expect.poll(() => factOf(demo, 'loss'), soon).toMatch(/Diverged at step \d+\./);
    expect(await demo.innerHTML()).not.toContain('NaN');
    await demo.locator('[data-input=widths] input').fill('900, 900');
    await expect.poll(() => demo.locator('.message').textContent(), soon).toMatch(/^This would take about \d+ minutes/);
  });

  test('stops a long computation', slow, async ({ openPage }) => {
    const { page, demo } = await open(openPage);
    const workers = page.workers().length;
    await demo.locator('[data-input=widths] input').fill('24, 24');
    await statusOf(demo, /^Computing …/);
    await demo.getByRole('button', { name: 'Stop' }).press('Enter');
    await statusOf(demo, 'Stopped. The figure still shows the previous settings.');
    await expect.poll(() => page.workers().length, soon).toBeLessThan(workers);
    await demo.getByRole('button', { name: 'Reset all settings' }).press('Enter');
    await statusOf(demo, 'Computed in this browser.');
    expect(await factOf(demo, 'loss')).toContain('19 parameters');
  });

  test('has no accessibility violation when everything is open', slow, async ({ openPage }) => {
    const { page, demo } = await open(openPage);
    for (const details of await demo.locator('details').all())
      await details.evaluate((element) => element.setAttribute('open', ''));
    for (const theme of themes) expect(await findAccessibilityViolations(page, theme), theme).toEqual([]);
    await page.setViewportSize({ width: 320, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});
