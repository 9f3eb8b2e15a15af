import { afterEach, describe, expect, it, vi } from 'vitest';
import { trace } from '../ir/trace.js';
import { add, apply, broadcastTo, constant, mul, scale, sub } from '../ops/arithmetic.js';
import { concat, gather, matmul, reshape, slice } from '../ops/linear.js';
import { max, sum } from '../ops/reduce.js';
import { restrict } from '../passes/restrict.js';
import { activation } from '../scalar/activation.js';
import { constant as c, x } from '../scalar/expression.js';
import { piecewise } from '../scalar/piecewise.js';
import { compile } from './compile.js';
import { compileBlocks } from './compileBlocks.js';
import { compileLoops } from './compileLoops.js';
import { compileScalars } from './compileScalars.js';
import { evaluate } from './evaluate.js';
import { kinkedEquations, regions } from './regions.js';

const relu = activation('relu');
const small = trace({ a: [2] }, ({ a }) => sum(apply(relu, a)));

describe('evaluate', () => {
  it('wants every input with its length', () => {
    expect(() => evaluate(small, [[1, 2, 3]])).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: evaluate: input "a" of shape [2] needs 2 numbers, got 3.]`,
    );
    expect(() => evaluate(small, [])).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: evaluate: input "a" of shape [2] needs 2 numbers, got nothing.]`,
    );
    expect(() => evaluate(small, [[1, 2], [3]])).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: evaluate: the program has 1 inputs, got 2.]`,
    );
  });
  it('does not change its inputs and returns fresh arrays', () => {
    const identity = trace({ a: [2] }, ({ a }) => a);
    const input = Float64Array.of(1, 2);
    const [output] = evaluate(identity, [input]);
    output![0] = 9;
    expect(input).toEqual(Float64Array.of(1, 2));
  });
});

describe('compile', () => {
  it('takes straight-line code for small programs and loops for large ones', () => {
    expect(compile(small).mode).toBe('scalars');
    const large = trace({ a: [60, 60] }, ({ a }) => sum(matmul(a, a)));
    expect(compile(large).mode).toBe('loops');
  });
  it('takes loops where several lanes compute elementary functions', () => {
    const program = trace({ a: [2] }, ({ a }) => apply(activation('silu'), a));
    expect([1, 2].map((lanes) => compile(program, { lanes }).mode)).toEqual(['scalars', 'loops']);
    expect(compile(small, { lanes: 2 }).mode).toBe('scalars');
  });
  it('multiplies once by a ratio that is a double, and multiplies and divides by one that is not', () => {
    const program = trace({ a: [2] }, ({ a }) => concat([scale(a, 3, 2), scale(a, 3, 5)]));
    const a = Float64Array.of(1e308, 0.1);
    const expected = Float64Array.of(1.5e308, 0.1 * 1.5, Number.POSITIVE_INFINITY, (0.1 * 3) / 5);
    expect(evaluate(program, [a])[0]).toEqual(expected);
    for (const mode of ['scalars', 'loops', 'blocks'] as const) {
      const code = compile(program, { mode });
      const [out] = code.allocate();
      code.run([a], [out!]);
      expect(out).toEqual(expected);
    }
  });
  it('updates a state in place when output and input are the same array', () => {
    const step = trace({ a: [2] }, ({ a }) => mul(add(a, reshape(sum(a), [1])), 0.5));
    for (const mode of ['scalars', 'loops', 'blocks'] as const) {
      const state = [Float64Array.of(1, 3)];
      compile(step, { mode }).run(state, state);
      expect(state[0]).toEqual(Float64Array.of(2.5, 3.5));
    }
  });
  it('does not read what it has overwritten, where output and input are the same array', () => {
    const programs = [
      trace({ a: [4] }, ({ a }) => sub(a, broadcastTo(slice(a, 0, []), [4]))),
      trace({ a: [4] }, ({ a }) => add(slice(a, 0, [4]), concat([slice(a, 1, [3]), slice(a, 0, [1])]))),
      trace({ a: [4] }, ({ a }) => reshape(matmul(reshape(a, [2, 2]), reshape(a, [2, 2])), [4])),
      trace({ a: [4] }, ({ a }) => gather(a, [3, 2, 1, 0], [4])),
      trace({ a: [4] }, ({ a }) => mul(a, a)),
    ];
    for (const program of programs) {
      for (const mode of ['scalars', 'loops', 'blocks'] as const) {
        for (const lanes of [1, 2]) {
          const state = [Float64Array.from({ length: 4 * lanes }, (_, k) => 1 + Math.floor(k / lanes))];
          const expected = evaluate(program, [[1, 2, 3, 4]])[0]!;
          compile(program, { mode, lanes }).run(state, state);
          expect(state[0]).toEqual(
            Float64Array.from({ length: 4 * lanes }, (_, k) => expected[Math.floor(k / lanes)]!),
          );
        }
      }
    }
  });
  it('computes a value once that one equation reads twice', () => {
    const step = piecewise('step', [0], [c(0.5), c(3)]);
    const program = trace({ a: [3] }, ({ a }) => {
      const gate = apply(step, a);
      return mul(gate, gate);
    });
    for (const mode of ['scalars', 'loops', 'blocks'] as const) {
      const code = compile(program, { mode });
      const outputs = code.allocate();
      code.run([Float64Array.of(-2, 0, 2)], outputs);
      expect(outputs[0]).toEqual(Float64Array.of(0.25, 0.25, 9));
    }
  });
  it('keeps the sign of sums and products of negative zeros', () => {
    const program = trace({ a: [2, 2] }, ({ a }) => [sum(a), sum(a, [0]), sum(a, [1]), matmul(a, apply(relu, a))]);
    const zeros = new Float64Array(4).fill(-0);
    for (const mode of ['scalars', 'loops', 'blocks'] as const) {
      const code = compile(program, { mode });
      const outputs = code.allocate();
      code.run([zeros], outputs);
      expect(outputs).toEqual(evaluate(program, [zeros]));
      expect(outputs[0]).toEqual(Float64Array.of(-0));
    }
  });
  it('folds constants to the bits of evaluate, negative zeros among them', () => {
    const program = trace({ a: [2] }, ({ a }) => [
      add(mul(a, 0.1), mul(constant(a, -0), constant(a, 3))),
      apply(activation('tanh'), broadcastTo(mul(constant(a, 0.3), 3), [2])),
      broadcastTo(mul(constant(a, -0), constant(a, 3)), [2]),
    ]);
    for (const lanes of [1, 2]) {
      const code = compile(program, { mode: 'loops', lanes });
      const outputs = code.allocate();
      code.run([new Float64Array(2 * lanes).fill(-0)], outputs);
      const expected = evaluate(program, [[-0, -0]]).map((o) =>
        Float64Array.from({ length: 2 * lanes }, (_, k) => o[Math.floor(k / lanes)]!),
      );
      expect(outputs).toEqual(expected);
    }
  });
  it('computes once for all lanes what shared inputs decide', () => {
    const program = trace({ a: [2], b: [2] }, ({ a, b }) => [sum(mul(a, b)), sum(apply(relu, a))]);
    for (const mode of ['scalars', 'loops', 'blocks'] as const) {
      const code = compile(program, { mode, lanes: 3, shared: [0] });
      const outputs = code.allocate();
      code.run([Float64Array.of(2, -3), Float64Array.of(1, 2, 3, 4, 5, 6)], outputs);
      expect(outputs).toEqual([Float64Array.of(-10, -11, -12), Float64Array.of(2, 2, 2)]);
    }
    expect(() => compile(program, { shared: [2] })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: compile: the program has 2 inputs, there is no input 2 to share.]`,
    );
  });
  it('wants arrays of the right count and lengths', () => {
    const code = compile(small, { lanes: 4 });
    expect(() => code.run([], code.allocate())).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: compiled program: needs 1 input arrays, got 0.]`,
    );
    expect(() => code.run([new Float64Array(2)], code.allocate())).toThrowErrorMatchingInlineSnapshot(
      `[ShapeError: compiled program: input 0 needs 8 numbers (elements × lanes), got 2.]`,
    );
    expect(() => code.run([new Float64Array(8)], [new Float64Array(1)])).toThrow('output 0 needs 4');
  });
  it('wants a mode that there is', () => {
    expect(() => compile(small, { mode: 'fast' as 'auto' })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: compile: unknown mode "fast". Known: auto, scalars, loops, blocks.]`,
    );
  });
  it('wants a positive number of lanes', () => {
    expect(() => compile(small, { lanes: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: compile: lanes must be a positive integer, got 0.]`,
    );
    expect(() => compile(small, { lanes: 1.5 })).toThrow('positive integer');
  });
});

describe('one way to compile alone', () => {
  it('is what compile does in that mode', () => {
    const alone = { scalars: compileScalars, loops: compileLoops, blocks: compileBlocks };
    for (const mode of ['scalars', 'loops', 'blocks'] as const) {
      const code = alone[mode](small, { lanes: 2 });
      expect([code.mode, code.lanes]).toEqual([mode, 2]);
      const inputs = small.inputs.map((i) => new Float64Array(2 * i.shape.reduce((size, d) => size * d, 1)).fill(0.3));
      const [own, other] = [code.allocate(), compile(small, { lanes: 2, mode }).allocate()];
      code.run(inputs, own);
      compile(small, { lanes: 2, mode }).run(inputs, other);
      expect(own).toEqual(other);
    }
  });
});

describe('where code generation is forbidden', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });
  it('auto runs blocks, and an explicit demand is refused', async () => {
    vi.stubGlobal(
      'Function',
      class {
        constructor() {
          throw new EvalError('blocked by the content-security policy');
        }
      },
    );
    vi.resetModules();
    const fresh = await import('./compile.js');
    expect(fresh.compile(small).mode).toBe('blocks');
    expect(() => fresh.compile(small, { mode: 'scalars' })).toThrowErrorMatchingInlineSnapshot(
      `[UsageError: compile: mode "scalars" generates code, which is forbidden here (content-security policy). Use "auto" or "blocks".]`,
    );
  });
});

describe('regions', () => {
  const two = trace({ a: [2, 3] }, ({ a }) => {
    const first = a.builder.scoped('first', () => apply(relu, a));
    return sum(a.builder.scoped('second', () => apply(activation('hardTanh'), first)));
  });
  it('gives pieces, margin and the nearest kink', () => {
    const r = regions(two, [[-1, 0.5, 2, 1.25, 0, -3]]);
    expect(r.units).toBe(12);
    expect(r.active).toBeUndefined(); // hardTanh has kinks away from 0
    expect([...r.pattern.values()].map((g) => [...g])).toEqual([
      [0, 1, 1, 1, 0, 0],
      [1, 1, 2, 2, 1, 1],
    ]);
    expect(r.margin).toBe(0);
    expect(r.nearest).toMatchObject({ scope: 'first', sample: 1, unit: 1, preactivation: 0, break: 0 });
  });
  it('counts active elements when all kinks are at 0', () => {
    expect(regions(small, [[1, -1]]).active).toBe(1);
  });
  it('leaves out removable breaks', () => {
    const seamless = piecewise('seamless', [0, 1], [x, x, c(1)]);
    const p = trace({ a: [2] }, ({ a }) => apply(seamless, a));
    expect(kinkedEquations(p)[0]!.kinks).toEqual([1]);
    expect(regions(p, [[0, 0.5]]).margin).toBe(0.5);
    expect(kinkedEquations(trace({ a: [2] }, ({ a }) => apply(activation('leakyRelu', { slope: 1 }), a)))).toEqual([]);
  });
  it('has no margin where a pre-activation is not a number, and names the first', () => {
    const program = trace({ theta: [3] }, ({ theta }) => sum(apply(activation('relu'), theta)));
    const { margin, nearest } = regions(program, [[0.5, Number.NaN, Number.NaN]]);
    expect(margin).toBeNaN();
    expect(nearest).toMatchObject({ sample: 1, preactivation: Number.NaN });
  });
  it('has an infinite margin without kinks', () => {
    const smooth = trace({ a: [2] }, ({ a }) => apply(activation('tanh'), a));
    expect(regions(smooth, [[1, 2]])).toMatchObject({ margin: Number.POSITIVE_INFINITY, nearest: undefined, units: 0 });
  });
  it('has a piece of its own for each of many, and for each candidate of a maximum', () => {
    const breaks = Array.from({ length: 299 }, (_, k) => k);
    const stairs = piecewise('stairs', breaks, [...breaks, 299].map(c));
    const p = trace({ a: [1] }, ({ a }) => apply(stairs, a));
    const { pattern, signature } = regions(p, [[280.5]]);
    expect(evaluate(restrict(p, pattern), [[0]])).toEqual([Float64Array.of(281)]);
    expect(signature).not.toBe(regions(p, [[280.5 - 256]]).signature);
    const largest = trace({ a: [300] }, ({ a }) => max(a));
    const at = regions(largest, [breaks.concat(299)]);
    expect(at.pattern.get(0)).toEqual(Int32Array.of(299));
  });
  it('has one signature for a region and different ones for all patterns of 12 bits', () => {
    const p = trace({ a: [12] }, ({ a }) => apply(relu, a));
    const signatures = new Set<string>();
    for (let bits = 0; bits < 4096; bits++)
      signatures.add(regions(p, [Array.from({ length: 12 }, (_, k) => ((bits >> k) & 1) - 0.5)]).signature);
    expect(signatures.size).toBe(4096);
    expect(regions(p, [new Array(12).fill(2)]).signature).toBe(regions(p, [new Array(12).fill(3)]).signature);
  });
});
