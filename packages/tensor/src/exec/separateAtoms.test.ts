import { describe, expect, it } from 'vitest';
import { trace } from '../ir/trace.js';
import { tanh, tanhAll } from '../math/tanh.js';
import { add, apply, mul } from '../ops/arithmetic.js';
import { sum } from '../ops/reduce.js';
import { grad } from '../passes/grad.js';
import { jvp } from '../passes/jvp.js';
import { activation, activations } from '../scalar/activation.js';
import { exp as expAtom, tanh as tanhAtom } from '../scalar/atoms.js';
import { atom, constant, div, pow, sub, mul as times, x } from '../scalar/expression.js';
import { analytic, germ, type ScalarFunction } from '../scalar/piecewise.js';
import { compile } from './compile.js';
import { evaluate } from './evaluate.js';
import { separateAtoms } from './separateAtoms.js';

const points = [0, -0, 1e-300, 5e-10, -1e-9, 0.3, -1.7, 3.999, 4, -4.5, 25, Number.POSITIVE_INFINITY, Number.NaN];
const squared = analytic('', sub(constant(1), pow(atom(tanhAtom, x), 2)));
const quotient = analytic('', div(atom(tanhAtom, x), atom(expAtom, x)));
const nested = analytic('', sub(constant(1), atom(tanhAtom, div(times(constant(3), x), constant(7)))));

/** How many maps are left of a program that applies f and tanh. */
function calls(f: ScalarFunction): number {
  const program = trace({ a: [3] }, ({ a }) => add(apply(f, a), apply(activation('tanh'), a)));
  return separateAtoms(program).equations.filter((e) => e.primitive === 'map').length;
}

describe('separateAtoms', () => {
  it('makes one equation of the calls that several functions share', () => {
    const value = activation('tanh');
    const program = jvp(grad(trace({ a: [3] }, ({ a }) => sum(apply(value, a)))), { wrt: [0] });
    const maps = separateAtoms(program).equations.filter((e) => e.primitive === 'map');
    const alone = maps.filter((e) => germ(e.parameters.function, 0).op === 'atom');
    expect(alone).toHaveLength(1);
  });

  it('separates a call from its argument and from what is done with it, also where x is needed besides', () => {
    expect(calls(squared)).toBe(2);
    expect(calls(nested)).toBe(4);
    expect(calls(activation('tanh'))).toBe(1);
    expect(calls(activation('silu'))).toBe(2);
    expect(calls(activation('mish'))).toBe(3);
    expect(calls(activation('relu'))).toBe(2);
  });

  it('leaves a quotient of two calls whole, and functions of several pieces', () => {
    expect(calls(quotient)).toBe(2);
    expect(calls(activation('elu'))).toBe(2);
  });

  it.for(['scalars', 'loops', 'blocks'] as const)('keeps every bit: %s', (mode) => {
    const functions = [...Object.keys(activations).map((name) => activation(name)), squared, nested, quotient];
    for (const f of functions) {
      const value = trace({ a: [points.length] }, ({ a }) => mul(apply(f, a), apply(f, mul(a, 0.5))));
      const slope = grad(trace({ a: [points.length] }, ({ a }) => sum(apply(f, a))));
      for (const program of [value, slope]) {
        const code = compile(program, { mode });
        const outputs = code.allocate();
        code.run([Float64Array.from(points)], outputs);
        expect(outputs, f.name).toEqual(evaluate(program, [points]));
      }
    }
  });
});

describe('tanhAll', () => {
  it('gives the bits of tanh for some numbers, in place or not, and leaves the others', () => {
    const a = Float64Array.of(7, ...points, 9);
    const expected = Float64Array.of(7, ...points.map(tanh), 9);
    const out = Float64Array.from(a);
    tanhAll(a, out, 1, points.length + 1);
    expect(out).toEqual(expected);
    tanhAll(a, a, 1, points.length + 1);
    expect(a).toEqual(expected);
  });
});
