import { describe, expect, it } from 'vitest';
import { trace } from '../ir/trace.js';
import type { Value } from '../ir/value.js';
import { add, apply, broadcastTo, mul } from '../ops/arithmetic.js';
import { matmul, reshape, slice, transpose } from '../ops/linear.js';
import { sum } from '../ops/reduce.js';
import { randomStream } from '../random/randomStream.js';
import { randomUniform } from '../random/randomUniform.js';
import { activation } from '../scalar/activation.js';
import { compileLoops } from './compileLoops.js';
import { evaluate } from './evaluate.js';

const relu = activation('relu');

/** What is done with products p [rows, columns] of a and b, and a row of biases. */
const uses: Readonly<Record<string, (p: Value, bias: Value, again: () => Value) => Value>> = {
  'the product itself': (p) => p,
  'bias and activation': (p, bias) => apply(relu, add(p, broadcastTo(bias, p.shape))),
  'a product that is read twice': (p, bias) => mul(p, add(p, broadcastTo(bias, p.shape))),
  'the sum of all entries': (p) => sum(p),
  'sums of the columns': (p) => sum(apply(relu, p), [0]),
  'two products in one chain': (p, bias, again) => mul(add(p, broadcastTo(bias, p.shape)), again()),
};

const sizes = [4, 7, 9].flatMap((rows) =>
  [1, 2, 16].flatMap((inner) => [1, 3].map((columns) => ({ rows, inner, columns }))),
);

describe('small products', () => {
  it.for(Object.keys(uses))('have the bits of the specification, transposed or not, in any lanes: %s', (name) => {
    const stream = randomStream(name);
    for (const { rows, inner, columns } of sizes)
      for (const [transposeA, transposeB] of [
        [false, false],
        [false, true],
        [true, false],
        [true, true],
      ]) {
        const shapes = {
          a: transposeA ? [inner, rows] : [rows, inner],
          b: transposeB ? [columns, inner] : [inner, columns],
          bias: [columns],
        };
        const program = trace(shapes, ({ a, b, bias }) => {
          const product = (): Value => matmul(transposeA ? transpose(a) : a, transposeB ? transpose(b) : b);
          return uses[name]!(product(), bias, product);
        });
        for (const shared of [[], [0]])
          for (const lanes of [1, 3]) {
            const code = compileLoops(program, { lanes, shared });
            const inputs = program.inputs.map((input, k) => {
              const size = input.shape.reduce((product, n) => product * n, 1);
              // Zeros of both signs among the numbers: sums of products must keep them.
              return Float64Array.from({ length: size * (shared.includes(k) ? 1 : lanes) }, () => {
                const v = randomUniform(stream) - 0.5;
                return v > 0.3 ? -0 : v;
              });
            });
            const outputs = code.allocate();
            code.run(inputs, outputs);
            for (let lane = 0; lane < lanes; lane++) {
              const own = inputs.map((v, k) => (shared.includes(k) ? v : v.filter((_, e) => e % lanes === lane)));
              expect(outputs[0]!.filter((_, e) => e % lanes === lane)).toEqual(evaluate(program, own)[0]);
            }
          }
      }
  });

  it('do not overwrite an input that they still read', () => {
    const step = trace({ a: [8, 8] }, ({ a }) => add(matmul(a, a), a));
    const state = [Float64Array.from({ length: 64 }, (_, k) => k / 64 - 0.4)];
    const expected = evaluate(step, state);
    compileLoops(step).run(state, state);
    expect(state).toEqual(expected);
  });

  it('read their factors where these lie inside an array', () => {
    const program = trace({ theta: [20] }, ({ theta }) =>
      matmul(reshape(slice(theta, 3, [8]), [4, 2]), reshape(slice(theta, 11, [6]), [2, 3])),
    );
    const theta = Float64Array.from({ length: 20 }, (_, k) => 1 / (k + 1));
    const code = compileLoops(program);
    const outputs = code.allocate();
    code.run([theta], outputs);
    expect(outputs).toEqual(evaluate(program, [theta]));
  });
});
