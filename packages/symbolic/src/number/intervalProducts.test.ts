import { matmul, matmulSizes, randomStream, randomUniform, trace } from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { interpretAll } from '../interpret/interpret.js';
import { germRule } from '../interpret/scalarRule.js';
import { dualArithmetic } from '../jets/dual.js';
import type { Arithmetic } from './arithmetic.js';
import { type Interval, interval, invalidInterval, isSubset, pointInterval } from './interval.js';
import { multiplyIntervalMatrices } from './intervalProducts.js';
import { intervals } from './intervals.js';

/** Intervals of every kind: points, exact zeros, both signs, mixed, unbounded. */
function drawn(count: number, seed: number): Interval[] {
  const stream = randomStream('interval products', seed);
  return Array.from({ length: count }, () => {
    const [kind, x, y] = [Math.floor(randomUniform(stream) * 7), randomUniform(stream) - 0.5, randomUniform(stream)];
    if (kind === 0) return pointInterval(0);
    if (kind === 1) return pointInterval(Math.round(x * 8));
    if (kind === 2) return interval(-y, y * 2);
    if (kind === 3) return interval(x, Number.POSITIVE_INFINITY);
    return kind === 4 ? interval(-y - 1, -y) : interval(x, x + y * 1e-9);
  });
}

/** The same arithmetic with one operation after the other. */
function plain<T>(arithmetic: Arithmetic<T>): Arithmetic<T> {
  const { multiplyMatrices: _, ...rest } = arithmetic;
  return rest;
}

const program = trace({ a: [2, 3, 4], b: [2, 5, 4] }, ({ a, b }) => matmul(a, b, { transposeB: true }));

function read<T>(arithmetic: Arithmetic<T>, a: readonly T[], b: readonly T[]): readonly T[] {
  const all = interpretAll(program, [a, b], { arithmetic, scalar: germRule(arithmetic) });
  if (all.status === 'undecided') throw new Error(all.reason);
  return all.values[program.outputs[0]!]!;
}

describe('products of matrices of intervals', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('have the bits of one operation after the other: %d', (seed) => {
    const [a, b] = [drawn(24, seed), drawn(40, seed + 100)];
    expect(read(intervals, a, b)).toEqual(read(plain(intervals), a, b));
  });

  test('with an invalid factor are invalid, times 0 too', () => {
    const sizes = matmulSizes([1, 2], [2, 1], { transposeA: false, transposeB: false });
    for (const factor of [pointInterval(0), pointInterval(1)])
      expect(multiplyIntervalMatrices([factor, factor], [invalidInterval, factor], sizes)).toEqual([invalidInterval]);
  });

  test('of dual numbers have slopes A′B + AB′', () => {
    const duals = dualArithmetic(intervals);
    const pairs = (values: readonly Interval[], slopes: readonly Interval[]) =>
      values.map((value, k) => ({ value, slope: slopes[k]! }));
    const bounded = (count: number, seed: number): Interval[] =>
      drawn(count, seed).map((v) => (v.upper === Number.POSITIVE_INFINITY ? pointInterval(v.lower) : v));
    const [a, b] = [pairs(bounded(24, 11), bounded(24, 12)), pairs(bounded(40, 13), bounded(40, 14))];
    const [fast, slow] = [read(duals, a, b), read(plain(duals), a, b)];
    for (const [k, { value, slope }] of fast.entries()) {
      expect(value).toEqual(slow[k]!.value);
      // Sums in another order: the same up to rounding.
      const room = 1e-14;
      expect(isSubset(slope, { lower: slow[k]!.slope.lower - room, upper: slow[k]!.slope.upper + room })).toBe(true);
      expect(isSubset(slow[k]!.slope, { lower: slope.lower - room, upper: slope.upper + room })).toBe(true);
    }
  });
});
