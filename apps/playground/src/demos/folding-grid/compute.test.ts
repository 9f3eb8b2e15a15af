import { certifyNonSingular, trainingProblem } from '@crease/symbolic';
import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../demo/settings.ts';
import { settingsOf } from '../../demo/stage.ts';
import { type GridSettings, type Results, stages } from './compute.ts';
import { widthAt } from './image.ts';
import { meta } from './meta.ts';
import { networks } from './networks.ts';
import { panels } from './view.ts';

function run(changed: Partial<GridSettings>): Results['image'] {
  const work = stages.image(settingsOf(meta, 'image', { ...defaultSettings(meta), ...changed }));
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

describe('the network relu(w x) + b', () => {
  // By hand: where w < 0 the loss is the mean of (b − y)² times ½, where w > 0 a quadratic with the Hessian
  // [[13/4, 3/2], [3/2, 1]], of eigenvalues 4 and 1/4.
  test('collapses the dead part at η = 1 and the other at η = 1/4, and not beside them', () => {
    const image = run({ radius: 4 });
    expect(widthAt(image, 1, 1)).toBeLessThan(1e-12);
    expect(widthAt(image, 1, 0.98)).toBeCloseTo(0.02 * 8, 12);
    expect(widthAt(image, 0, 0.25)).toBeLessThan(1e-12);
    expect(widthAt(image, 0, 0.245)).toBeGreaterThan(0.05);
    expect(widthAt(image, 1, 0.25)).toBeCloseTo(4, 12);
  });

  test('does so at half of these step sizes with mse', () => {
    const image = run({ radius: 4, loss: 'mse' });
    expect(widthAt(image, 1, 0.5)).toBeLessThan(1e-12);
    expect(widthAt(image, 1, 0.49)).toBeGreaterThan(0.1);
    expect(widthAt(image, 0, 0.125)).toBeLessThan(1e-12);
  });

  test('has the exceptional step sizes of its certificate', () => {
    const { model, data } = networks.oneUnit;
    const verdict = certifyNonSingular(trainingProblem(model, data, 'half-mse'));
    expect(verdict.exceptional?.map(({ eta }) => eta)).toEqual(['1/4', '1', '4']);
    const { widths } = run({});
    const zeros = [...widths.stepSizes].filter((_, k) => Math.min(widths.dead[k]!, widths.live[k]!) < 1e-12);
    expect(zeros).toEqual([0.25, 1]);
  });
});

test('the network of two weights never collapses the square', () => {
  const { widths, isDead } = run({ network: 'twoWeights', x: 0.5, y: 0.5, radius: 1.5 });
  expect(Math.min(...widths.live)).toBeGreaterThan(0.1);
  // On the flat piece every point stays where it is, so its image has one width for every step size.
  expect(new Set(widths.dead).size).toBe(1);
  expect(isDead).toContain(1);
});

test('a part that the square does not meet has no width', () => {
  const image = run({ x: 3, radius: 1 });
  expect(widthAt(image, 1, 0.5)).toBeNaN();
  expect(image.widths.dead.every(Number.isNaN)).toBe(true);
});

test.each([
  ['ArrowRight', { x: 0.6, y: 0.25 }],
  ['ArrowUp', { x: 0.5, y: 0.35 }],
  ['Enter', undefined],
])('the key %s moves the grid, or is not heard', (key, moved) => {
  const [before] = panels;
  expect(before!.handle!.settingsAfterKey!(key, { ...defaultSettings(meta), x: 0.5, y: 0.25 })).toEqual(moved);
});
