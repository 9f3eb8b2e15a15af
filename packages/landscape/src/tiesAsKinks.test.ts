import {
  activation,
  add,
  apply,
  concat,
  evaluate,
  max,
  mul,
  objective,
  slice as part,
  reshape,
  sum,
  trace,
} from '@crease/tensor';
import { expect, test } from 'vitest';
import { slice1d } from './slice1d.js';
import { slice2d } from './slice2d.js';
import { tiesAsKinks } from './tiesAsKinks.js';

/** The largest of 1 − t, 1 + t and 3/2. */
const hat = trace({ theta: [1] }, ({ theta }) =>
  max(concat([add(mul(theta, -1), 1), add(theta, 1), add(mul(theta, 0), 1.5)])),
);

test('the ties of a maximum are creases of a line', () => {
  const { creases } = slice1d(objective(hat), Float64Array.of(0), Float64Array.of(1), { points: 5 });
  // 3/2 meets 1 − t at −1/2 and 1 + t at 1/2, where that overtakes it. Without samples, the first axis counts candidates.
  const found = creases.map(({ position, sample }) => [Math.round(position * 2 ** 40) / 2 ** 40, sample]);
  expect(found.toSorted()).toEqual([
    [-0.5, 1],
    [0.5, 0],
    [0.5, 1],
  ]);
});

test('a tie below the largest element is none', () => {
  const { creases } = slice1d(objective(hat), Float64Array.of(0), Float64Array.of(1), { points: 3, radius: 0.25 });
  expect(creases).toEqual([]);
});

test('on a plane they are lines with the layer, the window and the sample', () => {
  // Windows (a, b) and (b, a²) of the one sample: ties on a = b and on b = a².
  const program = trace({ theta: [2] }, ({ theta }) => {
    const [a, b] = [part(theta, 0, [1]), part(theta, 1, [1])];
    const windows = reshape(concat([a, b, b, mul(a, a)]), [1, 2, 2]);
    return theta.builder.scoped('layers/2', () => sum(max(windows)));
  });
  const plane = [Float64Array.of(1, 0), Float64Array.of(0, 1)];
  const { creases } = slice2d(objective(program), Float64Array.of(0, 0), plane, { points: 9 });
  expect(new Set(creases.map(({ scope, unit, sample }) => `${scope} ${unit} ${sample}`))).toEqual(
    new Set(['layers/2 0 0', 'layers/2 1 0']),
  );
  for (const { unit, points } of creases)
    for (let k = 0; k < points.length; k += 2) {
      const [a, b] = [points[k]!, points[k + 1]!];
      expect(Math.abs(b - (unit === 0 ? a : a * a))).toBeLessThan(1e-6);
    }
});

test('nothing else is computed', () => {
  const program = trace({ theta: [3] }, ({ theta }) => sum(apply(activation('relu'), theta)));
  expect(tiesAsKinks(program)).toBe(program);
  expect(evaluate(tiesAsKinks(hat), [[0.75]])).toEqual(evaluate(hat, [[0.75]]));
});
