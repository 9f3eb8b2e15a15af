import { expect, it } from 'vitest';
import { evaluate } from '../exec/evaluate.js';
import { show } from '../ir/show.js';
import { trace } from '../ir/trace.js';
import { mul } from '../ops/arithmetic.js';
import { slice } from '../ops/linear.js';
import { sum } from '../ops/reduce.js';
import { splitInput } from './splitInput.js';
import { vjp } from './vjp.js';

const program = trace({ theta: [4] }, ({ theta }) => sum(mul(slice(theta, 0, [2]), slice(theta, 2, [2]))));

it('reads each part alone where it can', () => {
  expect(show(splitInput(program, [0, 2]))).toMatchInlineSnapshot(`
    "inputs theta.0[2], theta.1[2]
    v0[2] = mul (theta.0, theta.1)
    v1[] = sum axes [0] (v0)
    return v1"
  `);
});

it('computes the same, also across borders and with further inputs', () => {
  const theta = Float64Array.of(1, 2, 3, 4);
  for (const starts of [[0], [0, 1], [0, 2], [0, 1, 2, 3]]) {
    const parts = starts.map((s, k) => theta.subarray(s, starts[k + 1] ?? 4));
    expect(evaluate(splitInput(program, starts), parts)).toEqual(evaluate(program, [theta]));
  }
  const two = trace({ theta: [2], b: [] }, ({ theta, b }) => mul(slice(theta, 1, []), b));
  expect(evaluate(splitInput(two, [0, 1]), [[1], [2], 5])).toEqual([Float64Array.of(10)]);
});

it('wants a vector and increasing starts', () => {
  expect(() =>
    splitInput(
      trace({ a: [2, 2] }, ({ a }) => a),
      [0],
    ),
  ).toThrowErrorMatchingInlineSnapshot(`[ShapeError: splitInput: the first input must be a vector, got [2, 2].]`);
  expect(() => splitInput({ inputs: [], equations: [], outputs: [] }, [0])).toThrow('got no input');
  expect(() => splitInput(program, [0, 4])).toThrowErrorMatchingInlineSnapshot(
    `[UsageError: splitInput: parts of 4 elements cannot begin at [0, 4]. Give increasing positions, the first 0.]`,
  );
  expect(() => splitInput(program, [1])).toThrow('the first 0');
  expect(() => splitInput(program, [0, 2, 2])).toThrow('increasing');
});

it('vjp is the transposed derivative of every output by every input', () => {
  const f = trace({ a: [2], b: [2] }, ({ a, b }) => [mul(a, b), sum(a)]);
  const [a, b] = evaluate(vjp(f), [[2, 3], [5, 7], [1, 10], 100]);
  expect(a).toEqual(Float64Array.of(105, 170));
  expect(b).toEqual(Float64Array.of(2, 30));
  expect(() => vjp(f, { wrt: [2] })).toThrow('there is no input 2 to differentiate by');
});
