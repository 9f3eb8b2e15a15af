import { describe, expect, it } from 'vitest';
import fixture from '../../../../tests/oracles/repeating.json' with { type: 'json' };
import { randomRepeat } from '../../../../tests/support/randomRepeat.js';
import { trace } from '../ir/trace.js';
import { lossProgram } from '../nn/lossProgram.js';
import { readModel } from '../nn/readModel.js';
import { add, apply, mul } from '../ops/arithmetic.js';
import { sum } from '../ops/reduce.js';
import { grad } from '../passes/grad.js';
import { jvp } from '../passes/jvp.js';
import { restrict } from '../passes/restrict.js';
import { randomInteger } from '../random/randomInteger.js';
import { randomStream } from '../random/randomStream.js';
import { randomUniform } from '../random/randomUniform.js';
import { lineCrossings } from '../regions/lineCrossings.js';
import { nearestKinks } from '../regions/nearestKinks.js';
import { activation } from '../scalar/activation.js';
import * as atoms from '../scalar/atoms.js';
import * as expression from '../scalar/expression.js';
import { derivative, evaluateScalar } from '../scalar/piecewise.js';
import { repeating } from '../scalar/repeating.js';
import type { RepeatingFunction } from '../scalar/repetition.js';
import { compile } from './compile.js';
import { evaluate } from './evaluate.js';
import { kinkedEquations, regions } from './regions.js';

const names = ['round', 'floor', 'ceil', 'sawtooth', 'triangleWave'];
const stream = randomStream('functions that repeat', 1);
const numbers = (count: number, reach: number): Float64Array =>
  Float64Array.from({ length: count }, () => (2 * randomUniform(stream) - 1) * reach);
const modes = ['scalars', 'loops', 'blocks'] as const;

describe('programs', () => {
  const f = trace({ a: [5] }, ({ a }) =>
    sum(names.map((name) => mul(a, apply(activation(name), a))).reduce((s, t) => add(s, apply(activation('relu'), t)))),
  );
  const programs = { f, gradient: grad(f), second: jvp(grad(f), { wrt: [0] }) };
  it.for(Object.entries(programs).flatMap(([name, program]) => modes.map((mode) => ({ name, program, mode }))))(
    '$name, compiled to $mode, has the bits of the specification in every lane',
    ({ program, mode }) => {
      for (const options of [{}, { branchless: true }, { lanes: 3 }, { lanes: 70 }]) {
        const lanes = options.lanes ?? 1;
        const inputs = program.inputs.map(() => numbers(5 * lanes, 6));
        const code = compile(program, { ...options, mode });
        const outputs = code.allocate();
        code.run(inputs, outputs);
        for (let lane = 0; lane < lanes; lane++) {
          const own = inputs.map((input) => input.filter((_, k) => k % lanes === lane));
          const values = outputs.map((output) => output.filter((_, k) => k % lanes === lane));
          expect(values).toEqual(evaluate(program, own));
        }
      }
    },
  );
  it('restricted to the pieces of a point have its value there, and no kinks', () => {
    for (let k = 0; k < 20; k++) {
      const a = numbers(5, 30);
      const fixed = restrict(f, regions(f, [a]).pattern);
      expect(kinkedEquations(fixed)).toEqual([]);
      expect(evaluate(fixed, [a])).toEqual(evaluate(f, [a]));
      const code = compile(fixed, { mode: 'loops' });
      const outputs = code.allocate();
      code.run([a], outputs);
      expect(outputs).toEqual(evaluate(f, [a]));
    }
  });
  it('have code of their own for a region that is asked for', () => {
    const a = Float64Array.of(0.25, -3.75, 7.5, 2.25, -0.5);
    const { pattern } = regions(f, [a]);
    const code = compile(f, { mode: 'scalars', regions: [{ pattern }], lanes: 2 });
    const outputs = code.allocate();
    // The first lane is in the region, the second is not.
    const others = a.map((v) => v + 0.75);
    code.run([Float64Array.from({ length: 10 }, (_, k) => (k % 2 === 0 ? a : others)[Math.floor(k / 2)]!)], outputs);
    expect(Array.from(outputs[0]!)).toEqual([a, others].map((own) => evaluate(f, [own])[0]![0]));
  });
  it('refuse records that repeating would not make', () => {
    const endless = {
      name: 'f',
      repeat: { period: 0.3, rise: 0, breaks: [0], pieces: [expression.x], owners: ['left' as const] },
    };
    expect(() => trace({ a: [1] }, ({ a }) => apply(endless, a))).toThrow('repeating "f": needs breaks');
  });
});

describe('random functions', () => {
  const { add, atom, constant, div, neg, pow, sub, x } = expression;
  const pieces = [
    x,
    neg(x),
    constant(0),
    constant(-1),
    sub(pow(x, 3), div(x, constant(3))),
    div(atom(atoms.tanh, x), add(constant(2), pow(x, 2))),
    atom(atoms.exp, div(x, constant(1024))),
  ];
  const functions = Array.from({ length: 40 }, (_, k): RepeatingFunction => {
    const repeat = randomRepeat(stream);
    const own = repeat.breaks.map(() => pieces[randomInteger(stream, pieces.length)]!);
    return repeating(`random ${k}`, { ...repeat, pieces: own });
  });
  /** Breaks, numbers beside them and all sizes of numbers, and what is none. */
  const argumentsOf = ({ repeat: { breaks, period } }: RepeatingFunction): Float64Array => {
    const at = breaks.flatMap((b) => [-1e6, -2, -1, 0, 1, 3, 2 ** 30, 2 ** 33, 2 ** 50].map((q) => b + q * period));
    const beside = at.flatMap((v) => [v * (1 + 2 ** -52), v * (1 - 2 ** -53), v + Number.MIN_VALUE]);
    const sizes = Array.from({ length: 60 }, () => numbers(1, 2)[0]! * 2 ** (randomInteger(stream, 60) - 5));
    const ends = [0, -0, 700, -700, 1e15, 1e300, -1e300, Number.MAX_VALUE, Infinity, -Infinity, Number.NaN];
    return Float64Array.from([...at, ...beside, ...sizes, ...ends, ...ends.map((v) => -v)]);
  };
  it.for(modes)('and their derivatives, compiled to %s, have the bits of evaluateScalar for every argument', (mode) => {
    for (const f of functions) {
      const all = argumentsOf(f);
      for (const g of [f, derivative(f), derivative(derivative(f))])
        for (const options of [{}, { branchless: true }, { lanes: 3 }, { lanes: 70, branchless: true }]) {
          const code = compile(
            trace({ a: [2] }, ({ a }) => apply(g, a)),
            { ...options, mode },
          );
          const [out] = code.allocate();
          const size = out!.length;
          for (let from = 0; from < all.length; from += size) {
            const input = Float64Array.from({ length: size }, (_, k) => all[(from + k) % all.length]!);
            code.run([input], [out!]);
            const differing = input.findIndex((v, k) => !Object.is(out![k], evaluateScalar(g, v)));
            expect(differing, `${g.name} at ${input[differing]}: ${JSON.stringify(f.repeat)}`).toBe(-1);
          }
        }
    }
  });
});

describe('networks', () => {
  it.for(fixture.networks)('with $activation have the loss and the gradient of PyTorch', (network) => {
    const [weight, bias, last, lastBias] = [0, 6, 9, 12].map((from, k, all) => network.theta.slice(from, all[k + 1]));
    const model = readModel({
      format: 'crease-model/1',
      input: [2],
      layers: [
        { type: 'dense', weight: [0, 2, 4].map((k) => weight!.slice(k, k + 2)), bias },
        { type: 'activation', name: network.activation },
        { type: 'dense', weight: [last], bias: lastBias },
      ],
    });
    const { x: features, y } = fixture.data;
    const data = { samples: 3, features: Float64Array.from(features.flat()), targets: Float64Array.from(y) };
    const loss = lossProgram(model, data, 'half-mse');
    expect(Math.abs(evaluate(loss, [model.theta])[0]![0]! - network.loss)).toBeLessThan(1e-14);
    const [gradient] = evaluate(grad(loss), [model.theta]);
    for (const [k, slope] of network.gradient.entries()) expect(Math.abs(gradient![k]! - slope)).toBeLessThan(1e-14);
  });
});

describe('regions', () => {
  const program = trace({ a: [2] }, ({ a }) => apply(activation('triangleWave'), a));
  it('have numbers for all pieces, and the nearest of all kinks', () => {
    const at = regions(program, [[-6.5, 100.25]]);
    expect(at.pattern.get(0)).toEqual(Int32Array.of(-2, 51));
    expect(at).toMatchObject({ margin: 0.5, active: undefined, nearest: { unit: 0, break: -7, preactivation: -6.5 } });
    expect(at.signature).not.toBe(regions(program, [[-6.5, 104.25]]).signature);
    expect(nearestKinks(program, [Float64Array.of(-6.5, 100.25)]).map((k) => [k.break, k.distance])).toEqual([
      [-7, 0.5],
      [101, 0.75],
    ]);
  });
  it('have none where a piece has no number', () => {
    for (const a of [1e300, Number.NaN]) expect(() => regions(program, [[0, a]])).toThrow('have no number below 2^31');
  });
  it('along a line are passed in order, each kink once', () => {
    const line = lineCrossings(program, [Float64Array.of(0, 0.5)], Float64Array.of(1, -2), { from: -2, to: 4 });
    const kinks = [-1, 1, 3].concat([-7, -5, -3, -1, 1, 3].map((b) => (0.5 - b) / 2)).sort((p, q) => p - q);
    expect(line.crossings.map(({ t }) => t)).toHaveLength(kinks.length);
    for (const [k, { t }] of line.crossings.entries()) expect(t).toBeCloseTo(kinks[k]!, 10);
    for (const { from, to, pattern } of line.regions) {
      const middle = Float64Array.of((from + to) / 2, 0.5 - (from + to));
      expect(pattern).toEqual(regions(program, [middle]).pattern);
    }
  });
});
