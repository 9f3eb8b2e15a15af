import { certifyNonSingular, trainingProblem } from '@crease/symbolic';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../demo/settings.ts';
import { settingsOf } from '../../demo/stage.ts';
import { type GridSettings, type Results, stages } from './compute.ts';
import { meta } from './meta.ts';
import { networks } from './networks.ts';
import { panels } from './view.ts';

function run<Name extends keyof Results>(name: Name, changed: Partial<GridSettings>): Results[Name] {
  const work = stages[name](settingsOf(meta, name, { ...defaultSettings(meta), ...changed }));
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value as Results[Name];
}

describe('the network relu(w x) + b', () => {
  // By hand: where w < 0 the loss is the mean of (b − y)² times ½, where w > 0 a quadratic with the Hessian
  // [[13/4, 3/2], [3/2, 1]], of eigenvalues 4 and 1/4.
  const widths = (stepSize: number, loss: GridSettings['loss'] = 'half-mse') => {
    const [live, dead] = run('step', { radius: 4, stepSize, loss }).widths;
    return { live, dead };
  };

  test('collapses the dead part at η = 1 and the other at η = 1/4, and not beside them', () => {
    expect(widths(1).dead).toBeLessThan(1e-12);
    expect(widths(0.98).dead).toBeCloseTo(0.02 * 8, 12);
    expect(widths(0.25).live).toBeLessThan(1e-12);
    expect(widths(0.245).live).toBeGreaterThan(0.05);
    expect(widths(0.25).dead).toBeCloseTo(4, 12);
  });

  test('does so at half of these step sizes with mse', () => {
    expect(widths(0.5, 'mse').dead).toBeLessThan(1e-12);
    expect(widths(0.49, 'mse').dead).toBeGreaterThan(0.1);
    expect(widths(0.125, 'mse').live).toBeLessThan(1e-12);
  });

  test('has the exceptional step sizes of its certificate', () => {
    const { model, data } = networks.oneUnit;
    const verdict = certifyNonSingular(trainingProblem(model, data, 'half-mse'));
    expect(verdict.exceptional?.map(({ eta }) => eta)).toEqual(['1/4', '1', '4']);
    const { stepSizes, ofParts } = run('image', {}).widths;
    const zeros = [...stepSizes].filter((_, k) => Math.min(...ofParts.map((own) => own[k]!)) < 1e-12);
    expect(zeros).toEqual([0.25, 1]);
  });
});

describe('the network 2 leaky(w x) + b', () => {
  // By hand, for half-mse: where w > 0 the Hessian is diag(4, 1), where w < 0 it is [[17/2, −3/2], [−3/2, 1]].
  const widths = (stepSize: number, loss: GridSettings['loss'] = 'half-mse') =>
    run('step', { network: 'leakyUnit', radius: 4, stepSize, loss }).widths;

  test('collapses a part on which every unit is live at η = 1/2 with mse, and not at 0.49', () => {
    expect(widths(0.5, 'mse')[0]).toBeLessThan(1e-12);
    expect(widths(0.49, 'mse')[0]).toBeGreaterThan(0.1);
    expect(widths(0.5, 'mse')[1]).toBeGreaterThan(1);
    expect(widths(1)[0]).toBeLessThan(1e-12);
    expect(widths(0.98)[0]).toBeGreaterThan(0.1);
  });

  test('has the exceptional step sizes of its certificate', () => {
    const { model, data } = networks.leakyUnit;
    const { exceptional } = certifyNonSingular(trainingProblem(model, data, 'half-mse'));
    expect(exceptional?.map(({ value }) => value)).toEqual([
      expect.closeTo(2 / (9.5 + Math.sqrt(65.25)), 12),
      0.25,
      1,
      expect.closeTo(2 / (9.5 - Math.sqrt(65.25)), 12),
    ]);
  });
});

test('the network of two weights never collapses the square', () => {
  const { widths, parts } = run('image', { network: 'twoWeights', x: 0.5, y: 0.5, radius: 1.5 });
  expect(Math.min(...widths.ofParts[0])).toBeGreaterThan(0.1);
  // On the flat piece every point stays where it is, so its image has one width for every step size.
  expect(new Set(widths.ofParts[1]).size).toBe(1);
  expect(parts).toContain(1);
});

test('a part that the square does not meet has no width', () => {
  const settings = { x: 3, radius: 1 };
  expect(run('step', settings).widths[1]).toBeNaN();
  expect(run('image', settings).widths.ofParts[1].every(Number.isNaN)).toBe(true);
});

test.each([
  ['ArrowRight', { x: 0.6, y: 0.25 }],
  ['ArrowUp', { x: 0.5, y: 0.35 }],
  ['Enter', undefined],
])('the key %s moves the grid, or is not heard', (key, moved) => {
  const [before] = panels;
  expect(before!.handle!.settingsAfterKey!(key, { ...defaultSettings(meta), x: 0.5, y: 0.25 })).toEqual(moved);
});
