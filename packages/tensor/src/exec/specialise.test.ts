import { describe, expect, it } from 'vitest';
import { trace } from '../ir/trace.js';
import { apply, mul, scale } from '../ops/arithmetic.js';
import { concat, reshape, slice } from '../ops/linear.js';
import { max, sum } from '../ops/reduce.js';
import { grad } from '../passes/grad.js';
import { restrict } from '../passes/restrict.js';
import { activation } from '../scalar/activation.js';
import { compile } from './compile.js';
import { evaluate } from './evaluate.js';
import { regions } from './regions.js';

const [relu, abs, hardSwish] = ['relu', 'abs', 'hardSwish'].map((name) => activation(name));

/** relu(v·relu(0.9·u)), |u|, hardSwish(v) and max(u, v, 1): kinks at 0, ±3, u = v, u = 1 and v = 1. */
const program = trace({ a: [2] }, ({ a }) => {
  const [u, v] = [0, 1].map((k) => slice(a, k, []));
  const network = apply(relu!, mul(apply(relu!, scale(u!, 9, 10)), v!));
  const candidates = concat([u!, v!, a.builder.emit('constant', [], { shape: [], values: Float64Array.of(1) })]);
  return sum(concat([network, apply(abs!, u!), apply(hardSwish!, v!), max(reshape(candidates, [1, 3]), 1)]));
});

/** Inside of regions, on their boundaries, next to them, and no numbers at all. */
const entries = [0, -0, 5e-324, 1e-101, 1e-99, 1, 1 + 2 ** -52, 3, 4, 1e200, Number.POSITIVE_INFINITY, Number.NaN];
const points = [...entries, ...entries.map((v) => -v)].flatMap((u, _, all) => all.map((v) => [u, v]));
const inside = [
  [2, 0.5],
  [2, 5],
  [-0.5, -1],
  [-2, -4],
  [0.5, 0.7],
  [0, 2],
];

/** The outputs at all points, run side by side, and one after the other. */
function outputsOf(source: typeof program, options: Parameters<typeof compile>[1]): Float64Array[] {
  const lanes = points.length;
  const [together, alone] = [compile(source, { ...options, lanes }), compile(source, options)];
  const [outputs] = together.allocate();
  together.run([Float64Array.from([0, 1].flatMap((k) => points.map((point) => point[k]!)))], [outputs!]);
  return points.map((point, l) => {
    const [own] = alone.allocate();
    alone.run([Float64Array.from(point)], [own!]);
    expect(outputs!.filter((_, k) => k % lanes === l)).toEqual(own);
    return own!;
  });
}

describe('code for regions', () => {
  it('gives the bits of evaluate inside, outside and on the boundaries', () => {
    for (const source of [program, grad(program)]) {
      const expected = points.map((point) => evaluate(source, [point])[0]);
      const all = inside.map((at) => regions(source, [at]));
      for (const own of [[], ...all.map((region) => [region]), all])
        for (const branchless of [false, true])
          expect(outputsOf(source, { mode: 'scalars', regions: own, branchless })).toEqual(expected);
    }
  });
  it('computes something else inside if it is told to, and only there', () => {
    const region = regions(program, [[2, 0.5]]);
    const doubled = trace({ a: [2] }, ({ a }) => sum(mul(a, a)));
    const outputs = outputsOf(program, { mode: 'scalars', regions: [{ ...region, inside: doubled }] });
    const isInside = points.map(([u, v]) => u! > 1 && v! > 1e-100 && v! < 3 && u! > v!);
    expect(isInside.filter(Boolean).length).toBe(14);
    for (const [k, point] of points.entries())
      expect(outputs[k]).toEqual(evaluate(isInside[k] ? doubled : program, [point])[0]);
  });
  it('is left out by loops and blocks', () => {
    const region = { ...regions(program, [[2, 0.5]]), inside: trace({ a: [2] }, ({ a }) => sum(a)) };
    for (const mode of ['loops', 'blocks'] as const)
      expect(outputsOf(program, { mode, regions: [region] })).toEqual(outputsOf(program, { mode }));
  });
  it('computes what depends on shared inputs once', () => {
    const product = trace({ a: [], b: [] }, ({ a, b }) => mul(apply(relu!, b), apply(relu!, apply(abs!, a))));
    const own = [
      [-2, 3],
      [2, 3],
    ].map((at) => regions(product, at));
    const code = compile(product, { lanes: 3, shared: [0], regions: own });
    const outputs = code.allocate();
    for (const [a, expected] of [
      [-2, [6, 8, 0]],
      [2, [6, 8, 0]],
      [0, [0, 0, 0]],
    ] as const) {
      code.run([Float64Array.of(a), Float64Array.of(3, 4, -5)], outputs);
      expect(outputs).toEqual([Float64Array.from(expected)]);
    }
  });
  it('wants patterns and programs that fit', () => {
    const other = trace({ a: [3] }, ({ a }) => [sum(a), a]);
    const region = regions(program, [[2, 0.5]]);
    expect(() => compile(program, { regions: [{ ...region, inside: other }] })).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: compile: the program for a region needs the inputs and outputs of the program, ([2]) → ([]), but has ([3]) → ([], [3]).]`,
    );
    expect(() =>
      compile(program, { regions: [{ pattern: new Map([[0, Int32Array.of(0)]]) }] }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: restrict: the pattern has pieces for equation 0, which is slice and has none. Take patterns from regions() of the same program.]`,
    );
    const whole = { ...region, inside: restrict(program, region.pattern) };
    expect(outputsOf(program, { regions: [whole] })).toEqual(outputsOf(program, { regions: [] }));
  });
});
