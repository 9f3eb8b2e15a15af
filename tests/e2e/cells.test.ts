import { outcomeText } from '@crease/playground/cell/outcomeText.ts';
import { describe, expect } from 'vitest';
import { pagesWithCells } from '../../apps/docs/src/build/pagesWithCells.ts';
import { findAccessibilityViolations, themes } from './accessibility.ts';
import { pageCells, runCell } from './cellPage.ts';
import { liveDemo, tabTo } from './demoPage.ts';
import { test } from './fixtures.ts';
import { takeScreenshot } from './screenshot.ts';

const path = 'first-light/';
const slow = { timeout: 120_000 };

test('every runnable cell shows in the sandbox what is committed', { timeout: 300_000 }, async ({ openPage, site }) => {
  const page = await openPage('404.html');
  for (const { path, cells } of pagesWithCells()) {
    await page.goto(site.url + path);
    expect(await page.locator(pageCells).count(), path).toBe(cells.length);
    for (const [k, { output }] of cells.entries()) {
      const { end } = await runCell(page, k);
      expect(end.kind === 'finished' ? outcomeText(end.outcome) : end.kind, path).toBe(output?.value ?? '');
    }
  }
});

describe('a runnable cell', () => {
  test('has its code and its output without scripts', async ({ openPage }) => {
    const cell = (await openPage(path, { javaScriptEnabled: false })).locator(pageCells).first();
    expect(await cell.locator('.expressive-code').textContent()).toContain('findFlips(loss');
    expect(await cell.locator('td').nth(1).textContent()).toBe('0.283286');
    expect(await cell.locator('[data-action]').count()).toBe(0);
  });

  test('loads nothing before it is used', async ({ openPage }) => {
    const page = await openPage(path);
    await page.waitForLoadState('networkidle');
    const weight = () =>
      page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname));
    expect((await weight()).filter((name) => /cell(Session|Editor|-worker)/i.test(name))).toEqual([]);
    expect(await page.locator('iframe').count()).toBe(0);
    await page.locator(pageCells).first().getByRole('button', { name: 'Run' }).focus();
    await expect.poll(() => page.locator(`${pageCells} > iframe`).count()).toBe(1);
    expect((await weight()).filter((name) => /cell(Session|-worker)/i.test(name))).toHaveLength(2);
  });

  test('is changed, run and left with the keyboard alone', slow, async ({ openPage }) => {
    const page = await openPage(path, { permissions: ['clipboard-write', 'clipboard-read'] });
    const cell = page.locator(pageCells).first();
    const status = () => cell.locator('.status').textContent();
    const heard = () => cell.locator('.heard').textContent();
    await cell.scrollIntoViewIfNeeded();
    await cell.getByRole('button', { name: 'Run' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(heard, { timeout: 20_000 }).toMatch(/^Run in this browser in \d+\.\d\d s\.$/);

    await tabTo(page, cell.getByRole('button', { name: 'Edit' }));
    await page.keyboard.press('Enter');
    const editor = cell.getByRole('textbox');
    await expect.poll(() => editor.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('const a: number = 6;\na * 7');
    expect(await status()).toBe('The code has changed: run it to see what it shows now.');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect.poll(() => cell.locator('.outcome').textContent()).toBe('42');

    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('const a = 1;\n\na.b.c');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect.poll(heard).toBe('The run ended with an error: TypeError in line 3.');
    expect(await cell.locator('.problem-line').textContent()).toBe('a.b.c');

    await page.keyboard.press('Tab');
    expect(await cell.locator('.problem-line').count(), 'Tab indents').toBe(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(
      await cell.getByRole('button', { name: 'Run' }).evaluate((button) => button === document.activeElement),
    ).toBe(true);

    await tabTo(page, cell.getByRole('button', { name: 'Copy' }));
    await page.keyboard.press('Enter');
    await expect.poll(heard).toBe('Code copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^const a = 1;\n\n\s*a\.b\.c$/);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect.poll(heard).toBe('Run when this page was built.');
    expect(await editor.textContent()).toContain('findFlips(loss');
    expect(await cell.locator('td').nth(1).textContent()).toBe('0.283286');
  });

  test('stops when the reader says so, and tells a wrong program before it runs', slow, async ({ openPage }) => {
    const page = await openPage(path);
    const cell = page.locator(pageCells).first();
    const run = runCell(page, 0, 'for (;;);', 30_000);
    await expect.poll(() => cell.locator('.status').textContent(), { timeout: 20_000 }).toMatch(/^Running, \d/);
    await cell.getByRole('button', { name: 'Stop' }).press('Enter');
    expect((await run).end.kind).toBe('stopped');
    expect(await cell.locator('.status').textContent()).toBe('Stopped.');
    await runCell(page, 0, 'const a = 1;\nconst b = ;');
    expect(await cell.locator('.outcome').textContent()).toBe('SyntaxError in line 2: Unexpected token');
    expect(await cell.locator('.problem-line').textContent()).toBe('const b = ;');
  });

  test('has no accessibility violation with its editor and outputs of every kind', slow, async ({ openPage }) => {
    const page = await openPage(path);
    const x = '{ x: [1, 2, 3], y: [1, 4, 9], label: "squares" }, { x: [1, 2], y: [2, 3], as: "points", label: "some" }';
    const source = `// every kind of output
display(tex\`\\\\frac{1}{2}\`);
display(plot({ title: 'Squares', x: 'n', y: { label: 'n²', scale: 'log' }, series: [${x}] }));
display([{ a: 1, b: 'x' }, { a: 2, b: null }]);
const last: readonly number[] = [1, 2];
null.x;`;
    expect((await runCell(page, 0, source)).end.kind).toBe('finished');
    const cell = page.locator(pageCells).first();
    for (const part of ['.katex math', 'figure svg path', 'td', '.problem', '.problem-line'])
      expect(await cell.locator(part).count(), part).toBeGreaterThan(0);
    for (const theme of themes) {
      expect(await findAccessibilityViolations(page, theme), theme).toEqual([]);
      await cell.scrollIntoViewIfNeeded();
      await takeScreenshot(page, `cell-${theme}`);
    }
    await page.setViewportSize({ width: 320, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});

test('the code of a live figure is a cell that follows its settings', slow, async ({ openPage }) => {
  const demo = await liveDemo(await openPage(path), 'folded-surface');
  await demo.locator('summary', { hasText: 'The code' }).press('Enter');
  const cell = demo.locator('crease-cell');
  await cell.getByRole('button', { name: 'Run' }).press('Enter');
  const lastWeight = () => cell.locator('tr').last().locator('td').last().textContent();
  await expect.poll(lastWeight, { timeout: 20_000 }).toMatch(/^1\.\d+$/);
  const before = await lastWeight();
  await demo.locator('[data-input=stepSize] input[type=number]').fill('0.25');
  await demo.locator('[data-input=stepSize] input[type=number]').press('Enter');
  await expect.poll(() => cell.locator('pre').first().textContent()).toContain('stepSize: 0.25');
  expect(await cell.locator('.outcome').textContent()).toBe('');
  await cell.getByRole('button', { name: 'Run' }).press('Enter');
  await expect.poll(lastWeight).not.toBe(before);
});

describe('a site under a path of another one, served without special headers', () => {
  test.override({ siteName: 'subPath' });
  test('runs its cells', slow, async ({ openPage, site }) => {
    const page = await openPage('404.html');
    await page.route(`${site.url}**`, async (route) => {
      const { 'content-type': type = '' } = (await route.fetch()).headers();
      await route.fulfill({ response: await route.fetch(), headers: { 'content-type': type } });
    });
    await page.goto(site.url + path);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    const { end } = await runCell(page, 0);
    expect(end.kind === 'finished' ? outcomeText(end.outcome) : end.kind).toContain('0.28328611898017');
    // What is loaded in advance may still be on its way.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
});
