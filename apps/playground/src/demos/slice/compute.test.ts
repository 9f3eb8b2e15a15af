import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../demo/settings.ts';
import { settingsOf } from '../../demo/stage.ts';
import { type Results, type SliceSettings, stages } from './compute.ts';
import { meta } from './meta.ts';
import { loss, pointAt } from './network.ts';

function run<Name extends keyof Results>(name: Name, changed: Partial<SliceSettings>): Results[Name] {
  const work = stages[name](settingsOf(meta, name, { ...defaultSettings(meta), ...changed }));
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value as Results[Name];
}

// The Hessian written out by hand, its eigenvalues by mpmath with 30 digits: at scale 1 and at scale 4.
const known = {
  worse: {
    value: 2 / 3,
    1: [0, 0.4877277129545818, 5.701047372839605, 64.25566935865025],
    4: [0, 0.22002431393608105, 6.402278554839106, 109.86380824233592],
  },
  best: {
    value: 1 / 5,
    1: [0, 0.788267562277753, 3.8461773334944254, 84.96555510422782],
    4: [0, 0.11262831210317904, 4.466180660728013, 195.2711910271688],
  },
} as const;

describe.each(['worse', 'best'] as const)('the %s minimum', (point) => {
  test('has the known loss and spectrum at two scales, and gradient 0', () => {
    const { scales, eigenvalues } = run('spectra', { point });
    expect([scales[40], scales[80]]).toEqual([1, 4]);
    for (const [index, scale] of [
      [40, 1],
      [80, 4],
    ] as const) {
      const theta = pointAt(point, scale);
      expect(loss.value(theta)).toBeCloseTo(known[point].value, 14);
      // Residuals and sums of about 1e-15, times derivatives below 20.
      expect(Math.max(...loss.gradient(theta).map(Math.abs))).toBeLessThan(1e-13);
      for (const [k, expected] of known[point][scale].entries())
        expect(Math.abs(eigenvalues[4 * index + k]! - expected)).toBeLessThan(1e-12);
    }
  });
});

describe('the slice', () => {
  test('to the other minimum contains it, others do not', () => {
    const between = run('plane', { directions: 'between' });
    expect(between.other.distance).toBeLessThan(1e-14);
    expect(between.other.place[1]).toBeCloseTo(0, 14);
    // (1, −7/3, 1, 1/3) to (3/5, −1/2, 1, 0).
    expect(between.other.place[0]).toBeCloseTo(Math.sqrt(0.4 ** 2 + (11 / 6) ** 2 + 1 / 9), 14);
    expect(run('plane', { directions: 'random' }).other.distance).toBeGreaterThan(0.5);
  });

  test('along eigenvectors has the extreme eigenvalues as second derivatives', () => {
    const { curvatures, extremes } = run('plane', { directions: 'eigen', point: 'best' });
    expect(curvatures[0]).toBeCloseTo(known.best[1][3], 12);
    expect(Math.abs(curvatures[1])).toBeLessThan(1e-12);
    expect(extremes[1]).toBeCloseTo(known.best[1][3], 12);
  });

  test('along filter-normalised directions does not change with the scale of the layer, along others it does', () => {
    const values = (directions: SliceSettings['directions'], scale: number): Float64Array =>
      run('plane', { directions, scale, radius: 0.5 }).slice.values;
    const difference = (a: Float64Array, b: Float64Array): number =>
      a.reduce((largest, x, k) => Math.max(largest, Math.abs(x - b[k]!)), 0);
    // Powers of two are multiplied exactly; the norms of the blocks are rounded.
    expect(difference(values('filter', 1), values('filter', 2))).toBeLessThan(1e-11);
    expect(difference(values('random', 1), values('random', 2))).toBeGreaterThan(1);
  });

  test('counts the creases that meet the square', () => {
    const { creases, slice } = run('plane', { point: 'dead', directions: 'eigen', radius: 0.05 });
    expect(creases).toBe(0);
    expect(slice.creases).toEqual([]);
    expect(run('plane', { point: 'dead', directions: 'random', radius: 5 }).creases).toBe(5);
  });
});
