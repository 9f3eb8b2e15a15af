import { describe, expect, it } from 'vitest';
import { evaluate } from '../exec/evaluate.js';
import { regions } from '../exec/regions.js';
import { check } from '../ir/check.js';
import { show } from '../ir/show.js';
import { trace } from '../ir/trace.js';
import { add, apply, mul, neg, scale, sub } from '../ops/arithmetic.js';
import { dot, matmul, reshape, slice, transpose } from '../ops/linear.js';
import { max, sum } from '../ops/reduce.js';
import { activation } from '../scalar/activation.js';
import { grad } from './grad.js';
import { jvp } from './jvp.js';
import { call } from './replay.js';
import { restrict } from './restrict.js';
import { simplify } from './simplify.js';

const relu = activation('relu');
/** ½ (1 − relu(θ₂ relu(θ₁)))². */
const folded = trace({ theta: [2] }, ({ theta }) => {
  const inner = apply(relu, slice(theta, 0, []));
  const outer = apply(relu, mul(slice(theta, 1, []), inner));
  return scale(apply(activation('square'), sub(1, outer)), 1, 2);
});

describe('grad', () => {
  it('reads as a person would write it', () => {
    expect(show(grad(folded))).toMatchInlineSnapshot(`
      "inputs theta[2]
      v0[] = slice from 0 (theta)
      v1[] = map relu (v0)
      v2[] = slice from 1 (theta)
      v3[] = mul (v2, v1)
      v4[] = map relu (v3)
      v5[] = constant 1
      v6[] = sub (v5, v4)
      v7[] = map relu' (v0)
      v8[] = map relu' (v3)
      v9[] = map square' (v6)
      v10[] = scale 1/2 (v5)
      v11[] = mul (v9, v10)
      v12[] = neg (v11)
      v13[] = mul (v8, v12)
      v14[] = mul (v2, v13)
      v15[] = mul (v13, v1)
      v16[] = mul (v7, v14)
      v17[2] = assemble at [0, 1] (v16, v15)
      return v17"
    `);
  });
  it('returns the value as well when asked', () => {
    const [value, gradient] = evaluate(grad(folded, { value: true }), [[4 / 3, 3 / 8]]);
    expect(value).toEqual(Float64Array.of(0.125));
    expect(gradient).toEqual(Float64Array.of(-0.5 * (3 / 8), -0.5 * (4 / 3)));
  });
  it('is zero where the program does not depend on the input', () => {
    const constantProgram = trace({ a: [2], b: [] }, ({ b }) => b);
    expect(evaluate(grad(constantProgram), [[1, 2], 3])).toEqual([new Float64Array(2)]);
  });
  it('wants a scalar program', () => {
    const vector = trace({ a: [2] }, ({ a }) => a);
    expect(() => grad(vector)).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: grad needs a scalar program, but it returns shape [2]. Sum or average first.]`,
    );
    expect(() => grad(trace({ a: [] }, ({ a }) => [a, a]))).toThrow('shape [] and shape []');
  });
  it('wants an input that exists', () => {
    expect(() => grad(folded, { wrt: 1 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: Reverse mode: the program has 1 inputs, there is no input 1 to differentiate by.]`,
    );
  });
});

describe('jvp', () => {
  it('of a gradient is the Hessian-vector product', () => {
    const hvp = jvp(grad(folded), { wrt: [0] });
    const at = [4 / 3, 3 / 4];
    const rows = [
      [1, 0],
      [0, 1],
    ].map((v) => Array.from(evaluate(hvp, [at, v])[0]!));
    // The minimum θ₁θ₂ = 1: H = [[θ₂², 1], [1, θ₁²]].
    expect(rows).toEqual([
      [9 / 16, 1],
      [1, 16 / 9],
    ]);
  });
  it('wants an input that exists', () => {
    expect(() => jvp(folded, { wrt: [3] })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: jvp: the program has 1 inputs, there is no input 3 to move.]`,
    );
  });
  it('is zero for what does not move', () => {
    const p = trace({ a: [2], b: [2] }, ({ b }) => b);
    expect(
      evaluate(jvp(p, { wrt: [0] }), [
        [1, 2],
        [3, 4],
        [5, 6],
      ]),
    ).toEqual([new Float64Array(2)]);
  });
});

describe('restrict', () => {
  it('keeps value and gradient on the region, bit for bit, and has no kinks left', () => {
    const at = [[1.3, 0.4]];
    const pattern = regions(folded, at).pattern;
    const piece = check(restrict(folded, pattern));
    expect(evaluate(piece, at)).toEqual(evaluate(folded, at));
    expect(evaluate(grad(piece), at)).toEqual(evaluate(grad(folded), at));
    expect(regions(piece, at).units).toBe(0);
  });
  it('continues the piece beyond the region', () => {
    const piece = restrict(folded, regions(folded, [[1, 1]]).pattern);
    // ½ (1 − θ₁θ₂)² everywhere.
    expect(evaluate(piece, [[-2, 3]])).toEqual([Float64Array.of(24.5)]);
  });
  it('takes the chosen element of each window', () => {
    const largest = trace({ a: [2, 3] }, ({ a }) => max(a));
    const fixed = restrict(largest, new Map([[0, Int32Array.of(2, 0)]]));
    expect(evaluate(fixed, [[1, 5, 2, 7, 8, 9]])).toEqual([Float64Array.of(2, 7)]);
    const slope = grad(trace({ a: [3] }, ({ a }) => max(a)));
    const marks = slope.equations.findIndex((e) => e.primitive === 'maxMask');
    expect(evaluate(slope, [[1, 5, 2]])).toEqual([Float64Array.of(0, 1, 0)]);
    expect(evaluate(restrict(slope, new Map([[marks, Int32Array.of(2)]])), [[1, 5, 2]])).toEqual([
      Float64Array.of(0, 0, 1),
    ]);
    for (const positions of [Int32Array.of(1), Int32Array.of(1, 3)])
      expect(() => restrict(largest, new Map([[0, positions]]))).toThrow(
        'reduceMax with 2 windows of 3 elements needs 2 positions below 3',
      );
  });
  it('wants patterns of equations with pieces', () => {
    expect(() => restrict(folded, new Map([[0, Int32Array.of(1)]]))).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: restrict: the pattern has pieces for equation 0, which is slice and has none. Take patterns from regions() of the same program.]`,
    );
    expect(() => restrict(folded, new Map([[99, Int32Array.of(1)]]))).toThrow('missing');
  });
});

describe('simplify', () => {
  it('shares common subexpressions and drops what is not used', () => {
    const p = trace({ a: [3] }, ({ a }) => {
      neg(a);
      return add(dot(a, a), dot(a, a));
    });
    expect(show(simplify(p))).toMatchInlineSnapshot(`
      "inputs a[3]
      v0[3] = mul (a, a)
      v1[] = sum axes [0] (v0)
      v2[] = add (v1, v1)
      return v2"
    `);
  });
  it('removes neutral operations', () => {
    const p = trace({ a: [2, 3] }, ({ a }) => {
      const same = transpose(transpose(reshape(reshape(a, [6]), [2, 3])));
      return sub(add(neg(neg(same)), 0), 0);
    });
    expect(show(simplify(p))).toMatchInlineSnapshot(`
      "inputs a[2, 3]
      return a"
    `);
  });
  it('reads transposed factors in place', () => {
    const p = trace({ a: [2, 3], b: [4, 3] }, ({ a, b }) =>
      matmul(transpose(a), transpose(b, [1, 0]), { transposeA: true }),
    );
    expect(show(simplify(p))).toMatchInlineSnapshot(`
      "inputs a[2, 3], b[4, 3]
      v0[2, 4] = matmul transposeB (a, b)
      return v0"
    `);
  });
  it('merges slices and single-row sums', () => {
    const p = trace({ a: [8] }, ({ a }) => sum(slice(slice(a, 2, [4]), 1, [1, 2]), [0]));
    expect(show(simplify(p))).toMatchInlineSnapshot(`
      "inputs a[8]
      v0[2] = slice from 3 (a)
      return v0"
    `);
  });
  it('does not fold arithmetic of constants, which would round', () => {
    const third = trace({ a: [2] }, ({ a }) => grad1(a));
    expect(show(simplify(third))).toContain('scale 1/3');
    function grad1(a: Parameters<typeof neg>[0]): Parameters<typeof neg>[0] {
      return call(grad(trace({ a: [2] }, (v) => scale(sum(v.a), 1, 3))), [a])[0]!;
    }
  });
});
