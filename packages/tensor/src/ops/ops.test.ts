import { describe, expect, it } from 'vitest';
import { evaluate } from '../exec/evaluate.js';
import { regions } from '../exec/regions.js';
import { trace } from '../ir/trace.js';
import type { Value } from '../ir/value.js';
import { grad } from '../passes/grad.js';
import { concatenate, moveAxis, pad, take } from './arrange.js';
import { prelu } from './prelu.js';
import { logSoftmax, logSumExp, max, mean, softmax, sum } from './reduce.js';
import { convolution, windows } from './windows.js';

/** What `body` gives for the numbers 0, 1, 2, … in this shape. */
function counted(shape: readonly number[], body: (a: Value) => Value): { shape: readonly number[]; values: number[] } {
  let result: readonly number[] = [];
  const program = trace({ a: shape }, ({ a }) => {
    const value = body(a);
    result = value.shape;
    return value;
  });
  const count = shape.reduce((p, d) => p * d, 1);
  return { shape: result, values: [...evaluate(program, [Array.from({ length: count }, (_, k) => k)])[0]!] };
}

describe('arranging', () => {
  it('concatenates along any axis', () => {
    expect(counted([2, 2], (a) => concatenate([a, a], 1))).toEqual({ shape: [2, 4], values: [0, 1, 0, 1, 2, 3, 2, 3] });
    expect(counted([1, 2], (a) => concatenate([a, a], -2)).values).toEqual([0, 1, 0, 1]);
  });
  it('pads with zeros', () => {
    const padded = counted([1, 2], (a) =>
      pad(a, [
        [0, 1],
        [1, 0],
      ]),
    );
    expect(padded).toEqual({ shape: [2, 3], values: [0, 0, 1, 0, 0, 0] });
  });
  it('takes positions of an axis', () => {
    expect(counted([2, 3], (a) => take(a, [2, 0, 2], 1))).toEqual({ shape: [2, 3], values: [2, 0, 2, 5, 3, 5] });
    expect(counted([2, 2, 2], (a) => take(a, [1])).values).toEqual([4, 5, 6, 7]);
  });
  it('moves an axis', () => {
    expect(counted([2, 1, 3], (a) => moveAxis(a, 2, 0))).toEqual({ shape: [3, 2, 1], values: [0, 3, 1, 4, 2, 5] });
  });
});

describe('reducing', () => {
  it('along chosen axes', () => {
    expect(counted([2, 3], (a) => mean(a, [-1])).values).toEqual([1, 4]);
    expect(counted([2, 3], (a) => sum(a, [1, 0])).values).toEqual([15]);
    expect(counted([2, 3], (a) => max(a, 0)).values).toEqual([3, 4, 5]);
    const [first] = counted([2, 3], (a) => logSumExp(a, 0)).values;
    expect(first).toBeCloseTo(Math.log(1 + Math.exp(3)), 15);
  });
  it('of no rows there are no means, of empty rows there is none', () => {
    expect(counted([0, 3], (a) => mean(a, [-1]))).toMatchObject({ shape: [0], values: [] });
    expect(() => trace({ a: [3, 0] }, ({ a }) => mean(a, [-1]))).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: mean: a value of shape [3, 0] has no elements to average.]`,
    );
    expect(() => trace({ a: [3] }, ({ a }) => mean(a, [1]))).toThrow('mean: a value of shape [3] has no axis 1');
  });
  it('softmax is positive with sum 1, also for huge arguments', () => {
    const program = trace({ a: [3] }, ({ a }) => [softmax(a), logSoftmax(a)]);
    const [p, l] = evaluate(program, [[1000, 1000, -1000]]);
    // z − log Σ exp carries the rounding of numbers as large as z.
    expect(Math.abs(p![0]! - 0.5)).toBeLessThan(1000 * 2 ** -52);
    expect(p![1]).toBe(p![0]);
    expect(p![2]).toBe(0);
    expect(l![2]).toBeCloseTo(-2000.6931471805599, 10);
  });
});

describe('maxima', () => {
  const largest = trace({ a: [2, 3] }, ({ a }) => max(a));
  const slope = grad(trace({ a: [2, 3] }, ({ a }) => sum(max(a))));
  it('have the value and the slope of the first of several equal elements', () => {
    expect(evaluate(slope, [[1, 4, 4, 0, -0, 0]])).toEqual([Float64Array.of(0, 1, 0, 1, 0, 0)]);
    expect(Object.is(evaluate(largest, [[0, 0, 0, -0, 0, 0]])[0]![1], -0)).toBe(true);
  });
  it('of something with NaN are NaN', () => {
    expect(evaluate(largest, [[1, Number.NaN, 9, 1, 2, 3]])).toEqual([Float64Array.of(Number.NaN, 3)]);
  });
  it('report their ties and gaps, and belong to the region', () => {
    const at = regions(largest, [[1, 4, 4, 3, 0, 2.5]]);
    expect(at.maxima).toEqual([{ equation: 0, scope: '', windows: 2, ties: 1, gap: 0.5 }]);
    expect(at.pattern).toEqual(new Map([[0, Int32Array.of(1, 0)]]));
    expect(at.signature).not.toBe(regions(largest, [[5, 4, 4, 3, 0, 2.5]]).signature);
  });
});

describe('windows and convolution', () => {
  it('lists the elements of every window', () => {
    expect(counted([1, 1, 4], (a) => windows(a, [2], { stride: [2] }))).toEqual({
      shape: [1, 1, 2, 2],
      values: [0, 1, 2, 3],
    });
    expect(counted([1, 1, 2, 2], (a) => windows(a, [2, 1], { padding: [0, 1] }))).toEqual({
      shape: [1, 1, 1, 4, 2],
      values: [0, 0, 0, 2, 1, 3, 0, 0],
    });
  });
  it('is a cross-correlation: filters are not turned', () => {
    const program = trace({ a: [1, 1, 4], w: [1, 1, 2] }, ({ a, w }) => convolution(a, w));
    expect(
      evaluate(program, [
        [1, 2, 3, 5],
        [10, 1],
      ]),
    ).toEqual([Float64Array.of(12, 23, 35)]);
  });
});

describe('prelu', () => {
  const program = trace({ x: [3], a: [] }, ({ x, a }) => sum(prelu(x, a)));
  it('has at 0 the slope of the left side, as in PyTorch', () => {
    expect(evaluate(grad(program), [[-2, 0, 3], 0.25])).toEqual([Float64Array.of(0.25, 0.25, 1)]);
    expect(evaluate(grad(program, { wrt: 1 }), [[-2, 0, 3], 0.25])).toEqual([Float64Array.of(-2)]);
  });
  it('takes a number as its slope', () => {
    expect(counted([2], (a) => prelu(a, 0.5)).values).toEqual([0, 1]);
  });
});
