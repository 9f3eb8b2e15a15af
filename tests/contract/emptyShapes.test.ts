import {
  activation,
  add,
  apply,
  broadcastTo,
  type CompiledMode,
  compile,
  concat,
  concatenate,
  evaluate,
  gather,
  grad,
  jvp,
  logSoftmax,
  logSumExp,
  matmul,
  max,
  mul,
  neg,
  type Program,
  pad,
  prelu,
  reshape,
  rmsNorm,
  type Shape,
  scale,
  shapeOf,
  sizeOf,
  slice,
  softmax,
  sub,
  sum,
  take,
  trace,
  transpose,
  type Value,
} from '@crease/tensor';
import { describe, expect, it } from 'vitest';
import { weighted } from './derivativeChecks.ts';

/** Programs of values without elements, and of values without axes; each must run in every mode. */
const samples: Readonly<Record<string, Program>> = {
  'elementwise, no elements': of([0, 2], (a) => sub(mul(add(a, a), neg(a)), scale(a, 1, 3))),
  'elementwise, no axes': of([], (a) => sub(mul(add(a, a), neg(a)), scale(a, 1, 3))),
  'map, no elements': of([0], (a) => apply(activation('relu'), apply(activation('tanh'), a))),
  'map, no axes': of([], (a) => apply(activation('relu'), apply(activation('tanh'), a))),
  'sum of nothing': of([0], (a) => sum(a)),
  'sum along an axis without elements': of([2, 0], (a) => sum(a, [1])),
  'sum of a number': of([], (a) => sum(a)),
  'broadcast of nothing': of([0], (a) => broadcastTo(a, [3, 0])),
  'broadcast of a number': of([], (a) => broadcastTo(a, [2, 2])),
  'product without rows': of([0, 3], (a) => matmul(a, a, { transposeA: true })),
  'product with an empty inner axis': of([3, 0], (a) => matmul(a, a, { transposeB: true })),
  'product of no matrices': of([0, 2, 2], (a) => matmul(a, a)),
  'transpose of nothing': of([0, 3], (a) => transpose(a)),
  'transpose of a number': of([], (a) => transpose(a)),
  'reshape of nothing': of([0, 3], (a) => reshape(a, [5, 0])),
  'reshape of a number': of([], (a) => reshape(a, [1, 1])),
  'an empty run': of([4], (a) => slice(a, 2, [0, 3])),
  'nothing gathered': of([4], (a) => gather(a, [], [0])),
  'nothing taken': of([2, 2], (a) => take(a, [], 1)),
  'parts without elements': of([0], (a) => concat([a, a])),
  'joined with nothing': of([2, 2], (a) => concatenate([a, take(a, [], 1)], 1)),
  'zeros around nothing': of([0], (a) => pad(a, [[1, 2]])),
  'prelu of a number': of([], (a) => prelu(a, a)),
  'no rows for logSumExp': of([0, 3], (a) => logSumExp(a)),
  'no rows for softmax': of([0, 3], (a) => mul(softmax(a), logSoftmax(a))),
  'no rows for rmsNorm': of([0, 3], (a) => rmsNorm(a, 0.1)),
  'no rows for max': of([0, 3], (a) => max(a)),
};

describe('values without elements and without axes', () => {
  for (const [name, program] of Object.entries(samples)) {
    it(`${name}: value, forward and reverse mode run, in every way to run`, () => {
      const input = Float64Array.from({ length: sizeOf(program.inputs[0]!.shape) }, (_, k) => 0.5 + k);
      const ones = new Float64Array(sizeOf(shapeOf(program, program.outputs[0]!))).fill(1);
      const reverse = grad(weighted(program, ones));
      for (const mode of [program, jvp(program), reverse, jvp(reverse)]) {
        const inputs = mode.inputs.map(() => input);
        const expected = evaluate(mode, inputs);
        expect(expected[0]!.every(Number.isFinite)).toBe(true);
        for (const way of ['scalars', 'loops', 'blocks'] satisfies CompiledMode[])
          for (const lanes of [1, 2]) {
            const code = compile(mode, { mode: way, lanes });
            const outputs = code.allocate();
            code.run(
              inputs.map((a) => repeated(a, lanes)),
              outputs,
            );
            expect(outputs[0], `${way}, ${lanes} lanes`).toEqual(repeated(expected[0]!, lanes));
          }
      }
    });
  }
});

function of(shape: Shape, body: (a: Value) => Value): Program {
  return trace({ a: shape }, ({ a }) => body(a));
}

/** Every number once for each lane. */
function repeated(a: Float64Array, lanes: number): Float64Array {
  return Float64Array.from({ length: a.length * lanes }, (_, k) => a[Math.floor(k / lanes)]!);
}
