import { activation, apply, mul, objective, slice as part, sub, sum, trace } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { walked } from '../../../tests/support/walked.js';
import { slice2d, slice2dMachine } from './slice2d.js';

/** relu(a² + b² − r²): a kink on the circle of radius r. */
function circle(radius: number) {
  return objective(
    trace({ theta: [2] }, ({ theta }) =>
      sum(apply(activation('relu'), sub(sum(apply(activation('square'), theta)), radius * radius))),
    ),
  );
}

/** |ab − 1|: a kink on the hyperbola ab = 1. */
const hyperbola = objective(
  trace({ theta: [2] }, ({ theta }) =>
    sum(apply(activation('abs'), sub(mul(part(theta, 0, [1]), part(theta, 1, [1])), 1))),
  ),
);

const axes = [Float64Array.of(1, 0), Float64Array.of(0, 1)];
const origin = new Float64Array(2);

describe('slice2d', () => {
  test('row k of the values has the second coordinate, and the centre is the loss to the last bit', () => {
    const theta = Float64Array.of(0.3, -0.8);
    const { positions, values, cosine } = slice2d(hyperbola, theta, [axes[0]!, Float64Array.of(1, 1)], { points: 5 });
    for (const [row, b] of positions.entries()) {
      for (const [column, a] of positions.entries()) {
        const exact = Math.abs((0.3 + a + b) * (-0.8 + b) - 1);
        expect(values[row * 5 + column]).toBeCloseTo(exact, 14);
      }
    }
    expect(values[12]).toBe(hyperbola.value(theta));
    expect(cosine).toBeCloseTo(Math.SQRT1_2, 15);
  });

  test('a closed crease is one closed line on the circle', () => {
    const { creases } = slice2d(circle(0.65), origin, axes, { points: 21 });
    expect(creases.map((c) => c.isClosed)).toEqual([true]);
    const { points } = creases[0]!;
    // The grid lines at −0.6, …, 0.6 of both families cut the circle twice each.
    expect(points.length / 2).toBe(52);
    const turns = new Set<string>();
    for (let k = 0; k < points.length; k += 2) {
      const [x, y] = [points[k]!, points[k + 1]!];
      // Refined to a millionth of a cell of width 0.1.
      expect(Math.abs(Math.sqrt(x * x + y * y) - 0.65)).toBeLessThan(2e-7);
      turns.add(`${x > 0}${y > 0}`);
    }
    expect(turns.size).toBe(4);
  });

  test('neighbours on a line lie in the same cell', () => {
    const { creases, positions } = slice2d(circle(0.65), origin, axes, { points: 21 });
    const { points } = creases[0]!;
    const cell = positions[1]! - positions[0]!;
    for (let k = 0; k < points.length; k += 2) {
      const next = (k + 2) % points.length;
      expect(Math.abs(points[k]! - points[next]!)).toBeLessThanOrEqual(cell * 1.000001);
      expect(Math.abs(points[k + 1]! - points[next + 1]!)).toBeLessThanOrEqual(cell * 1.000001);
    }
  });

  test('open creases end at the border: both branches of a hyperbola', () => {
    const { creases } = slice2d(hyperbola, origin, axes, { radius: 2, points: 41 });
    expect(creases.map((c) => c.isClosed)).toEqual([false, false]);
    for (const { points, scope, unit, sample, break: at } of creases) {
      expect([scope, unit, sample, at]).toEqual(['', 0, 0, 0]);
      for (let k = 0; k < points.length; k += 2) expect(points[k]! * points[k + 1]!).toBeCloseTo(1, 5);
      for (const k of [0, points.length - 2]) {
        expect(Math.max(Math.abs(points[k]!), Math.abs(points[k + 1]!))).toBeCloseTo(2, 12);
      }
    }
  });

  test('creases can be left out, and a circle outside the grid is not there', () => {
    expect(slice2d(circle(0.65), origin, axes, { creases: false, points: 5 }).creases).toEqual([]);
    expect(slice2d(circle(2), origin, axes, { points: 5 }).creases).toEqual([]);
  });

  test('the machine makes progress from 0 to 1, row by row', () => {
    const machine = slice2dMachine(circle(0.65), origin, axes, { points: 11 });
    const { progress, result } = walked(machine);
    expect(progress.length).toBeGreaterThan(12);
    expect(result).toEqual(slice2d(circle(0.65), origin, axes, { points: 11 }));
  });

  test('another number of directions is refused', () => {
    expect(() => slice2d(hyperbola, origin, [axes[0]!])).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: slice2d: needs two directions, got 1. For one, use slice1d.]`,
    );
  });
});
