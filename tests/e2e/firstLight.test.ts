import { describe, expect } from 'vitest';
import { findAccessibilityViolations, themes } from './accessibility.ts';
import { factOf, liveDemo, settingOf, statusOf, tabTo } from './demoPage.ts';
import { test } from './fixtures.ts';
import { takeScreenshot } from './screenshot.ts';

const path = 'first-light/';
const slow = { timeout: 120_000 };

describe('First light', () => {
  test('has its text, formulas and finished figures without scripts', async ({ openPage }) => {
    const page = await openPage(path, { javaScriptEnabled: false });
    expect(await page.locator('.sl-markdown-content').textContent()).toContain('What does gradient descent do');
    expect(await page.locator('.katex').count()).toBeGreaterThan(60);
    const panels = page.locator('crease-demo .stage > svg');
    expect(await panels.count()).toBe(5);
    for (const panel of await panels.all()) {
      const box = await panel.boundingBox();
      expect(Math.min(box!.width, box!.height)).toBeGreaterThan(100);
      expect(await panel.locator('path, circle').count()).toBeGreaterThan(2);
    }
    expect(await page.locator('crease-demo figcaption').first().textContent()).toContain('S(L)');
    expect(await page.locator('crease-demo input:visible, crease-demo button:visible').count()).toBe(0);
    expect(await page.locator('[data-table=columns] tbody tr').count()).toBeGreaterThan(20);
    await takeScreenshot(page, 'first-light-without-scripts');
  });

  test('does everything with the keyboard alone', slow, async ({ openPage }) => {
    const page = await openPage(path, { permissions: ['clipboard-write', 'clipboard-read'] });
    const demo = await liveDemo(page, 'bifurcation');
    const diagram = demo.getByRole('slider', { name: 'step size η in the bifurcation diagram' });
    await tabTo(page, demo.locator('[data-input=stepSize] input[type=number]'));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('0.25');
    await page.keyboard.press('Enter');
    await expect.poll(() => factOf(demo, 'fate')).toMatch(/^At η = 0.25 it converges to the minimum/);
    await tabTo(page, demo.locator('[data-input=stepSize] input[type=range]'));
    await page.keyboard.press('ArrowRight');
    expect(await settingOf(demo, 'stepSize')).toBe('0.2505');

    await tabTo(page, diagram);
    for (const [key, value] of [
      ['ArrowLeft', 0.25],
      ['PageUp', 0.255],
      ['Home', 0.24],
      ['End', 0.46],
      ['PageDown', 0.455],
    ] as const) {
      await page.keyboard.press(key);
      expect(Number(await settingOf(demo, 'stepSize')), key).toBe(value);
      expect(await diagram.getAttribute('aria-valuetext')).toBe(`η = ${value}`);
    }
    await expect.poll(() => factOf(demo, 'fate')).toContain('jumps onto the flat piece');

    await tabTo(page, demo.locator('summary', { hasText: 'Data: flips' }));
    await page.keyboard.press('Enter');
    await expect.poll(() => demo.locator('[data-table=landmarks] td').nth(1).textContent()).toBe('0.283286');

    await page.keyboard.press('Shift+Tab');
    await tabTo(page, demo.getByRole('button', { name: 'Copy link' }));
    await page.keyboard.press('Enter');
    await expect.poll(() => demo.locator('.message').textContent()).toBe('Link copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    expect(new URL(page.url()).hash).toMatch(/^#v1\./);

    await tabTo(page, demo.getByRole('button', { name: 'Reset all settings' }));
    await page.keyboard.press('Enter');
    expect(await settingOf(demo, 'stepSize')).toBe('0.325');
    await expect.poll(() => factOf(demo, 'multipliers')).toBe('0.7055 and −0.221365 over 2 steps');
  });

  test('stops a long computation, and goes on', slow, async ({ openPage }) => {
    const page = await openPage(path);
    const demo = await liveDemo(page, 'bifurcation');
    await demo.locator('summary', { hasText: 'More settings' }).press('Enter');
    await demo.locator('[data-input=columns] input[type=number]').fill('4000');
    await demo.locator('[data-input=settle] input[type=number]').fill('1000000');
    await demo.locator('[data-input=settle] input[type=number]').press('Enter');
    await statusOf(demo, /^Computing … \d+ %, about \d+ seconds left$/);
    const workers = page.workers().length;
    await demo.getByRole('button', { name: 'Stop' }).press('Enter');
    await expect.poll(() => page.workers().length).toBe(workers - 1);
    await statusOf(demo, 'Stopped. The figure still shows the previous settings.');
    expect(await demo.locator('figcaption').first().textContent()).toContain('441 step sizes');
    const go = demo.getByRole('button', { name: 'Compute', exact: true });
    expect(await go.evaluate((button) => button === document.activeElement)).toBe(true);

    await demo.locator('[data-input=columns] input[type=number]').fill('50');
    await demo.locator('[data-input=settle] input[type=number]').fill('500');
    await demo.locator('[data-input=settle] input[type=number]').press('Enter');
    await statusOf(demo, 'Computed in this browser.');
    expect(await demo.locator('figcaption').first().textContent()).toContain('50 step sizes');
  });

  test('follows the pointer while a long computation goes on', slow, async ({ openPage }) => {
    const page = await openPage(path);
    const demo = await liveDemo(page, 'bifurcation');
    await demo.locator('summary', { hasText: 'More settings' }).press('Enter');
    await demo.locator('[data-input=settle] input[type=number]').fill('1000000');
    await demo.locator('[data-input=settle] input[type=number]').press('Enter');
    await statusOf(demo, /^Computing/);
    const surface = demo.locator('[data-panel=attractors] .surface');
    await surface.scrollIntoViewIfNeeded();
    const box = (await surface.boundingBox())!;
    await page.mouse.move(box.x + 0.4 * box.width, box.y + 0.5 * box.height);
    await page.mouse.down();
    const seen = new Set<string | null>();
    for (let k = 0; k < 12; k++) {
      await page.mouse.move(box.x + (0.4 + 0.02 * k) * box.width, box.y + 0.5 * box.height);
      const value = Number(await settingOf(demo, 'stepSize'));
      await expect.poll(() => factOf(demo, 'fate')).toContain(`At η = ${Number(value.toPrecision(6))} `);
      seen.add(await factOf(demo, 'multipliers'));
    }
    await page.mouse.up();
    expect(seen.size).toBeGreaterThan(6);
    expect(await demo.locator('.run-text').textContent()).toMatch(/^Computing/);
    await demo.getByRole('button', { name: 'Stop' }).press('Enter');
  });

  test('draws only the marks again when the step size or the text beside them changes', slow, async ({ openPage }) => {
    const page = await openPage(path);
    const demo = await liveDemo(page, 'bifurcation');
    const ground = demo.locator('figure[data-panel=attractors] .stage > svg').first();
    await ground.evaluate((svg) => svg.setAttribute('data-drawn', 'once'));
    await demo.locator('[data-input=stepSize] input[type=range]').focus();
    const before = await factOf(demo, 'fate');
    for (let k = 0; k < 40; k++) await page.keyboard.press('ArrowLeft');
    await expect.poll(() => factOf(demo, 'fate')).not.toBe(before);
    // The figure grows with its text, and no picture with it.
    await demo.evaluate((figure) => {
      figure.append(Object.assign(document.createElement('p'), { textContent: 'One more line.' }));
      return new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)));
    });
    expect(await ground.getAttribute('data-drawn')).toBe('once');
  });

  test('turns the sheet with the pointer and with the keyboard', slow, async ({ openPage }) => {
    const page = await openPage(path);
    const demo = await liveDemo(page, 'folded-surface');
    const surface = demo.locator('.surface');
    const drawn = () => surface.locator('path').first().getAttribute('d');
    const before = await drawn();
    const box = (await surface.boundingBox())!;
    await page.mouse.move(box.x + 100, box.y + 100);
    await page.mouse.down();
    await page.mouse.move(box.x + 200, box.y + 60);
    await page.mouse.up();
    const turned = Number(await settingOf(demo, 'azimuth'));
    expect(turned).toBeLessThan(25 - 40);
    expect(Number(await settingOf(demo, 'elevation'))).toBeLessThan(40);
    expect(await drawn()).not.toBe(before);
    await tabTo(page, demo.locator('summary', { hasText: 'More settings' }));
    await page.keyboard.press('Enter');
    await tabTo(page, demo.locator('[data-input=azimuth] input[type=range]'));
    await page.keyboard.press('ArrowRight');
    expect(Number(await settingOf(demo, 'azimuth'))).toBeGreaterThan(turned);
  });

  test('has no accessibility violation when it is live and everything is open', slow, async ({ openPage }) => {
    const page = await openPage(path);
    await liveDemo(page, 'folded-surface');
    await liveDemo(page, 'bifurcation');
    for (const details of await page.locator('crease-demo details').all())
      await details.evaluate((element) => element.setAttribute('open', ''));
    for (const theme of themes) {
      expect(await findAccessibilityViolations(page, theme), theme).toEqual([]);
      await takeScreenshot(page, `first-light-live-${theme}`);
    }
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, `${width} px`).toBeLessThanOrEqual(0);
      await takeScreenshot(page, `first-light-live-${width}`);
    }
  });
});

describe('First light under a path of another site', () => {
  test.override({ siteName: 'subPath' });
  test('computes the same', slow, async ({ openPage }) => {
    const demo = await liveDemo(await openPage(path), 'bifurcation');
    expect(await factOf(demo, 'multipliers')).toBe('0.7055 and −0.221365 over 2 steps');
  });
});
