import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../demo/settings.ts';
import { meta } from './meta.ts';
import { regionAt, regions } from './regions.ts';
import type { RegionSettings } from './settings.ts';
import { describeBad, describeLeast, describeRegion } from './words.ts';

const defaults = defaultSettings<RegionSettings>(meta);

function run(data = defaults.data, activation = defaults.activation) {
  const work = regions(data, activation);
  let step = work.next();
  let last = 0;
  while (!step.done) {
    expect(step.value).toBeGreaterThanOrEqual(last);
    last = step.value;
    step = work.next();
  }
  return step.value;
}

/** The area of a polygon given by its corners, by the shoelace formula. */
function areaOf(corners: Float64Array): number {
  let twice = 0;
  for (let k = 0; k < corners.length; k += 2) {
    const next = (k + 2) % corners.length;
    twice += corners[k]! * corners[next + 1]! - corners[next]! * corners[k + 1]!;
  }
  return Math.abs(twice) / 2;
}

describe('the defaults', () => {
  const found = run();

  test('have ten regions, the global minimum 1/5 and five bad local minima', () => {
    expect([found.regions.length, found.most]).toEqual([10, 10]);
    expect(describeLeast(found)).toBe('1/5');
    expect(describeBad(found)).toBe('3/10, 2/3, 1, 2, 14/5');
  });

  test('begin with the ring in the region of a bad local minimum', () => {
    expect(describeRegion(found, defaults)).toBe('00011: 2/3, a bad local minimum');
    expect(describeRegion(found, { ...defaults, b: -1.5 })).toBe(
      '00111: 7/34, not a local minimum: nearby it is lower',
    );
    expect(describeRegion(found, { ...defaults, b: -2 })).toBe('the ring is on a line');
  });
});

test.for(['relu', 'leakyRelu', 'abs', 'hardTanh'])(
  '%s: the regions fill the picture, and each holds its own points',
  (activation) => {
    const found = run('0,0\n1,0.5\n1,1\n3.25,-1', activation);
    const area = found.regions.reduce((sum, { outline }) => sum + areaOf(outline), 0);
    // The picture is 4 wide and 20 high; corners are computed with relative errors of some 1e-16.
    expect(area).toBeCloseTo(80, 10);
    for (const region of found.regions) {
      if (region.outline.length === 0) continue;
      const [w, b] = [0, 1].map((k) => region.outline.filter((_, i) => i % 2 === k));
      const mean = (list: Float64Array): number => list.reduce((a, x) => a + x, 0) / list.length;
      expect(regionAt(found, '0,0\n1,0.5\n1,1\n3.25,-1', mean(w!), mean(b!))).toBe(region);
    }
  },
);

test('long fractions are cut off', () => {
  expect(describeLeast(run('0,0.1\n1,0.3\n2,0.2\n3,0.7'))).toMatch(/^0\.\d{9}…$/);
});
