import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect } from 'vitest';
import { liveDemo, savedFile, settingOf } from './demoPage.ts';
import { test } from './fixtures.ts';

const path = 'first-light/';
const slow = { timeout: 120_000 };
const cli = join(dirname(createRequire(import.meta.url).resolve('crease/package.json')), 'dist', 'main.js');
const examples = join(import.meta.dirname, '../../apps/docs/src/assets/examples');

describe('the figures of First light', () => {
  test('are saved as SVG files that stand for themselves', slow, async ({ openPage }) => {
    const page = await openPage(path);
    const demo = await liveDemo(page, 'bifurcation');
    for (const panel of ['attractors', 'exponents', 'plane', 'multipliers']) {
      const button = demo.locator(`[data-panel=${panel}] [data-action=save-svg]`);
      const { name, bytes } = await savedFile(page, button);
      expect(name).toBe(`crease-bifurcation-${panel}.svg`);
      const text = bytes.toString('utf8');
      expect(text).not.toMatch(/var\(|light-dark|NaN/);
      const parsed = await page.evaluate((source) => {
        const { documentElement: root } = new DOMParser().parseFromString(source, 'image/svg+xml');
        const find = (selector: string) => root.querySelector(selector)?.textContent ?? '';
        return { tag: root.tagName, title: find('title'), desc: find('desc'), metadata: find('metadata') };
      }, text);
      expect(parsed.tag).toBe('svg');
      expect(parsed.title).toContain('two-parameter network');
      expect(parsed.desc.length).toBeGreaterThan(40);
      expect(JSON.parse(parsed.metadata)).toMatchObject({
        generator: 'Crease',
        version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
        demo: 'bifurcation',
        panel,
        settings: { stepSize: 0.325 },
        link: expect.stringMatching(/first-light\/#v1\.[\w-]+$/),
      });
      // The points are in the file: one dot of no length for each.
      if (panel === 'attractors') expect(text.match(/h0/g)!.length).toBeGreaterThan(10_000);
    }
  });

  test('are saved as PNG files with two pixels for one', slow, async ({ openPage }) => {
    const page = await openPage(path, { viewport: { width: 1280, height: 800 } });
    const demo = await liveDemo(page, 'bifurcation');
    const stage = demo.locator('[data-panel=attractors] .stage');
    const { name, bytes } = await savedFile(page, demo.locator('[data-panel=attractors] [data-action=save-png]'));
    expect(name).toBe('crease-bifurcation-attractors.png');
    expect([...bytes.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(bytes.readUInt32BE(16)).toBe(2 * (await stage.evaluate((element) => element.clientWidth)));
    // A picture with nothing on it would compress to far less.
    expect(bytes.length).toBeGreaterThan(20_000);
  });

  test('are saved as CSV files with the bits of the command line', slow, async ({ openPage }) => {
    const page = await openPage(path);
    const demo = await liveDemo(page, 'bifurcation');
    const { name, bytes } = await savedFile(page, demo.locator('[data-panel=attractors] [data-action=save-csv]'));
    expect(name).toBe('crease-bifurcation-attractors.csv');
    const [header, ...lines] = bytes.toString('utf8').trimEnd().split('\r\n');
    expect(header).toBe('eta,period,point,theta1,theta2');
    const columns = Map.groupBy(
      lines.map((line) => line.split(',')),
      ([eta]) => Number(eta),
    );

    const options = ['--data', 'two-points.csv', '--loss', 'half-mse', '--step-sizes', '0.24:0.46:441'];
    const args = [cli, 'orbits', 'two-weights.json', ...options, '--start', '0.5,0.6', '--json', '--quiet'];
    const printed = spawnSync(process.execPath, args, { cwd: examples, encoding: 'utf8', maxBuffer: 2 ** 26 });
    expect(printed.stderr).toBe('');
    const orbits = JSON.parse(printed.stdout);
    expect(orbits.stepSizes).toHaveLength(441);
    let compared = 0;
    for (const [k, stepSize] of orbits.stepSizes.entries()) {
      const points = (columns.get(stepSize) ?? []).map(([, , , ...theta]) => theta.map(Number));
      expect(points, `η = ${stepSize}`).toEqual(orbits.attractors[k]);
      for (const [, period] of columns.get(stepSize) ?? []) expect(Number(period)).toBe(orbits.periods[k]);
      compared += points.length;
    }
    expect(compared).toBe(lines.length);
  });
});

describe('a link to a figure', () => {
  test('brings back the settings', slow, async ({ openPage }) => {
    const page = await openPage(path);
    const demo = await liveDemo(page, 'bifurcation');
    let hash = '';
    for (const [input, value] of [
      ['stepSize', '0.34567'],
      ['theta1', '0.1234567890123'],
    ] as const) {
      const box = demo.locator(`[data-input=${input}] input[type=number]`);
      const before = hash;
      await box.fill(value);
      await box.press('Enter');
      await expect.poll(() => (hash = new URL(page.url()).hash)).not.toBe(before);
    }
    expect(hash).toMatch(/^#v1\./);

    const other = await openPage(path + hash);
    const same = await liveDemo(other, 'bifurcation');
    expect(await settingOf(same, 'stepSize')).toBe('0.34567');
    expect(await settingOf(same, 'theta1')).toBe('0.1234567890123');
    expect(await same.locator('.message').isHidden()).toBe(true);
    await expect.poll(() => same.evaluate((element) => element.getBoundingClientRect().top)).toBeLessThan(200);
  });

  test.for([
    ['#v1.!!!!', /cannot be shown: it is damaged/],
    ['#v1.AAAA', /cannot be shown: it is damaged/],
    ['#v7.i1ZKykwr', /made by another version of this site \(v7; this one reads v1\)/],
  ] as const)('that is garbage, %s, gives a message and the defaults', slow, async ([hash, message], { openPage }) => {
    const page = await openPage(path + hash);
    const demo = await liveDemo(page, 'folded-surface');
    expect(await demo.getByRole('alert').textContent()).toMatch(message);
    expect(await settingOf(demo, 'stepSize')).toBe('0.325');
  });

  test('in the text changes the figure below it', slow, async ({ openPage }) => {
    const page = await openPage(path);
    const demo = await liveDemo(page, 'bifurcation');
    await page.getByRole('link', { name: 'the paper’s start' }).press('Enter');
    await expect.poll(() => settingOf(demo, 'theta1')).toBe('1.48');
    await expect
      .poll(() => demo.locator('[data-panel=attractors] figcaption').textContent(), { timeout: 20_000 })
      .toContain('From η = 0.339 on, the orbit from this start leaves');
  });
});
