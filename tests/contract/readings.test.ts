import {
  containsNumber,
  dualArithmetic,
  encloseProgram,
  evaluateExactly,
  evaluateModulo,
  float64,
  hullRule,
  type Interval,
  interpret,
  interval,
  intervals,
  isSubset,
  polynomialRing,
  primeField,
  programLatex,
  type Rational,
  rationalFromNumber,
  rationals,
  secondOrder,
  singularSet,
  variable,
} from '@crease/symbolic';
import {
  activation,
  add,
  apply,
  call,
  evaluate,
  grad,
  isMaximum,
  jvp,
  mul,
  type Program,
  primitives,
  scale,
  sizeOf,
  slice,
  sub,
  sum,
  trace,
} from '@crease/tensor';
import { describe, expect, test } from 'vitest';
import { joined } from './joined.ts';
import { primitiveSamples } from './primitiveSamples.ts';
import { randomProgram } from './randomProgram.ts';
import { numbers, seeded } from './seeded.ts';

const samples = Object.values(primitiveSamples).flat();
const isPolynomial = (p: Program): boolean =>
  p.equations.every(
    (e) =>
      e.primitive !== 'logSumExp' &&
      e.primitive !== 'inverseRms' &&
      (e.primitive !== 'map' || e.parameters.function.name === 'relu'),
  );
/** Points whose coordinates are fractions with small denominators, none of them 0. */
const exactPoint = (random: () => number, program: Program): number[][] =>
  program.inputs.map(({ shape }) =>
    Array.from({ length: sizeOf(shape) }, () => Math.floor(random() * 16) / 8 - 0.9375),
  );
const asRationals = (point: number[][]): Rational[][] => point.map((list) => list.map(rationalFromNumber));
const computed = <T>(reading: { status: string; outputs?: readonly (readonly T[])[] }): readonly T[] => {
  expect(reading.status).toBe('computed');
  return reading.outputs!.flat();
};

describe('the reading in doubles is evaluate, bit for bit', () => {
  test.each([1, 2, 3, 4])('random programs, seed %i', (seed) => {
    const random = seeded(seed);
    for (let k = 0; k < 40; k++) {
      const program = randomProgram(random, 12);
      const inputs = program.inputs.map(({ shape }) => numbers(random, sizeOf(shape)));
      const [expected] = evaluate(program, inputs);
      const reading = interpret(
        program,
        inputs.map((list) => [...list]),
        float64,
      );
      if (Number.isFinite(expected![0])) expect(computed<number>(reading)).toEqual([...expected!]);
      else expect(reading.status).toBe('undecided');
    }
  });
});

describe('the exact reading of every primitive', () => {
  test.each(samples.filter(isPolynomial).map((p, k) => [k, p] as const))('sample %i', (_, program) => {
    const random = seeded(11);
    const point = exactPoint(random, program);
    const exact = computed<Rational>(evaluateExactly(program, asRationals(point)));
    // Sums and products of so few eighths are exact in doubles, except for the thirds of `scale`.
    const doubles = evaluate(program, point).flatMap((list) => [...list]);
    for (const [k, v] of exact.entries()) expect(doubles[k]).toBeCloseTo(rationals.toNumber(v), 12);

    const box = point.map((list) => list.map((v) => interval(v, v)));
    for (const [k, v] of computed<Interval>(encloseProgram(program, box)).entries())
      expect(containsNumber(v, exact[k]!)).toBe(true);

    const field = primeField(1_000_003);
    if (program.equations.every((e) => e.primitive !== 'map' && !isMaximum(e))) {
      const residues = asRationals(point).map((list) => list.map(field.fromRational));
      expect(computed<number>(evaluateModulo(program, residues, field.prime))).toEqual(exact.map(field.fromRational));
      const formulas = interpret(joined(program), [point.flat().map((_, k) => variable(k))], polynomialRing);
      for (const [k, formula] of computed(formulas).entries()) {
        const terms = [...formula.values()].map(({ monomial, coefficient }) =>
          monomial.reduce((product, i) => rationals.mul(product, rationalFromNumber(point.flat()[i]!)), coefficient),
        );
        expect(terms.reduce(rationals.add, rationals.zero)).toEqual(exact[k]);
      }
    }
  });
});

describe('2-jets against the programs of gradient and Hessian-vector product', () => {
  test.each([5, 6, 7])('random programs, seed %i', (seed) => {
    const random = seeded(seed);
    for (let k = 0; k < 15; k++) {
      const program = joined(randomProgram(random, 10));
      const n = sizeOf(program.inputs[0]!.shape);
      const point = numbers(random, n);
      const jet = secondOrder(program, [...point], float64);
      if (jet.status === 'undecided') continue;
      const [gradient] = evaluate(grad(program), [point]);
      const product = jvp(grad(program), { wrt: [0] });
      const scaleOf = (values: readonly number[]): number => 1 + Math.max(...values.map(Math.abs));
      const size = scaleOf([...jet.gradient, ...jet.hessian.flat(), jet.value]);
      for (const [i, g] of gradient!.entries()) expect(Math.abs(jet.gradient[i]! - g)).toBeLessThan(1e-12 * size);
      for (let i = 0; i < n; i++) {
        const direction = Float64Array.from({ length: n }, (_, j) => (i === j ? 1 : 0));
        const [column] = evaluate(product, [point, direction]);
        for (const [j, h] of column!.entries()) expect(Math.abs(jet.hessian[i]![j]! - h)).toBeLessThan(1e-11 * size);
      }
    }
  });

  test('exact jets lie in the jets over intervals, which shrink with the box', () => {
    const random = seeded(8);
    // A point on this grid may be a tie, around which no box decides the maximum.
    for (const program of samples.filter((p) => isPolynomial(p) && !p.equations.some(isMaximum))) {
      const single = joined(program);
      const squared = trace({ all: single.inputs[0]!.shape }, ({ all }) =>
        sum(mul(call(single, [all])[0]!, call(single, [all])[0]!)),
      );
      const point = exactPoint(random, program).flat();
      const exact = secondOrder(squared, point.map(rationalFromNumber), rationals);
      const tight = secondOrder(
        squared,
        point.map((v) => interval(v, v)),
        intervals,
      );
      const wide = secondOrder(
        squared,
        point.map((v) => interval(v - 1 / 64, v + 1 / 64)),
        intervals,
      );
      if (exact.status === 'undecided' || tight.status === 'undecided' || wide.status === 'undecided')
        throw new Error('undecided');
      for (const [i, row] of exact.hessian.entries())
        for (const [j, v] of row.entries()) {
          expect(containsNumber(tight.hessian[i]![j]!, v)).toBe(true);
          expect(isSubset(tight.hessian[i]![j]!, wide.hessian[i]![j]!)).toBe(true);
        }
    }
  });
});

describe('enclosures of random programs', () => {
  test.each([21, 22, 23])('seed %i: enclosures of points lie in the enclosure of a box around them', (seed) => {
    const random = seeded(seed);
    for (let k = 0; k < 25; k++) {
      const program = randomProgram(random, 8);
      const centre = program.inputs.map(({ shape }) => numbers(random, sizeOf(shape), 1));
      const whole = encloseProgram(
        program,
        centre.map((list) => Array.from(list, (v) => interval(v - 0.1, v + 0.1))),
      );
      if (whole.status === 'undecided') continue;
      for (let s = 0; s < 10; s++) {
        const point = centre.map((list) => list.map((v) => v + (2 * random() - 1) * 0.1));
        const at = encloseProgram(
          program,
          point.map((list) => Array.from(list, (v) => interval(v, v))),
        );
        const [enclosure] = computed<Interval>(at);
        expect(isSubset(enclosure!, whole.outputs[0]![0]!)).toBe(true);
        const value = evaluate(program, point)[0]![0]!;
        const slack = 1e-9 * (1 + Math.abs(value));
        expect(enclosure!.lower - slack <= value && value <= enclosure!.upper + slack).toBe(true);
      }
    }
  });

  test('a kink inside the box gives the hull of the pieces', () => {
    const program = trace({ x: [3] }, ({ x }) => apply(activation('abs'), x));
    const box = [interval(-1, 2), interval(0, 0), interval(-3, 0)];
    expect(computed<Interval>(encloseProgram(program, [box]))).toEqual([
      interval(0, 2),
      interval(0, 0),
      interval(0, 3),
    ]);
  });
});

describe('every reading has a rule for every primitive', () => {
  const all = Object.entries(primitiveSamples).flatMap(([name, list]) =>
    list.map((program) => [name, program] as const),
  );

  test('the samples have every primitive', () => {
    const found = new Set(all.flatMap(([, { equations }]) => equations.map(({ primitive }) => primitive)));
    expect([...found].sort()).toEqual(Object.keys(primitives).sort());
  });

  test.each(all)('%s: interval, hull, formula and singular set', (_, program) => {
    const box = program.inputs.map(({ shape }) =>
      Array.from({ length: sizeOf(shape) }, (_, k) => interval(0.25 + k / 8, 0.5 + k / 8)),
    );
    computed(encloseProgram(program, box));
    computed(interpret(program, box, intervals, hullRule));
    computed(programLatex(program));
    expect(singularSet(joined(program))).toBeInstanceOf(Array);
  });
});

describe('exact zeros stay exact', () => {
  // Behind a weight that is 0 nothing is rounded: the derivatives by what it multiplies are 0, not small.
  const loss = trace({ theta: [3] }, ({ theta }) => {
    const [v, w, c] = [0, 1, 2].map((k) => slice(theta, k, []));
    const hidden = apply(activation('tanh'), scale(w!, 1, 3));
    return apply(activation('square'), sub(add(mul(v!, hidden), c!), 0.1));
  });
  const point = [intervals.zero, intervals.fromNumber(0.7), intervals.fromNumber(0.1)];
  const zero = intervals.zero;

  test('in intervals, jets and duals over intervals, and in the programs of derivatives', () => {
    const jet = secondOrder(loss, point, intervals);
    if (jet.status === 'undecided') throw new Error(jet.reason);
    expect([jet.value, ...jet.gradient]).toEqual([zero, zero, zero, zero]);
    // H_vw = 2(f − y) tanh′(w/3)/3 with f = y, and H_ww = 0 because v = 0.
    expect([jet.hessian[0]![1], jet.hessian[1]![1], jet.hessian[1]![2]]).toEqual([zero, zero, zero]);
    expect(computed<Interval>(encloseProgram(grad(loss), [point]))).toEqual([zero, zero, zero]);
    const duals = point.map((value, k) => ({ value, slope: k === 1 ? intervals.one : zero }));
    expect(computed(interpret(loss, [duals], dualArithmetic(intervals)))).toEqual([{ value: zero, slope: zero }]);
  });

  test('and a zero that comes from rounding is not one', () => {
    const tiny = trace({ x: [] }, ({ x }) => mul(mul(x, x), mul(x, x)));
    const [value] = computed<Interval>(encloseProgram(tiny, [[interval(1e-100, 1e-100)]]));
    expect(value).toEqual(interval(0, Number.MIN_VALUE));
    expect(intervals.isZero(value!)).toBe(false);
  });
});
