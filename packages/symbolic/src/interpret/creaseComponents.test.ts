import {
  activation,
  add,
  apply,
  lossProgram,
  max,
  mul,
  type Pattern,
  type Program,
  randomStream,
  randomUniform,
  readModel,
  regions,
  restrict,
  slice,
  sub,
  trace,
  type Value,
} from '@crease/tensor';
import { expect, test } from 'vitest';
import { coefficientsIn, degreeIn, variablesOf } from '../algebra/coefficientsIn.js';
import { valueAt } from '../algebra/polynomialRing.js';
import { type Rational, rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { type CreaseComponents, creaseComponents } from './creaseComponents.js';
import { kinkEquations } from './kinkEquations.js';
import { evaluateExactly } from './readings.js';

const [relu, hardTanh, tanh, square] = ['relu', 'hardTanh', 'tanh', 'square'].map((name) => activation(name));

/** A program of some single numbers θ₁, θ₂, … */
const program = (n: number, f: (...theta: Value[]) => Value): Program =>
  trace({ theta: [n] }, ({ theta }) => f(...Array.from({ length: n }, (_, k) => slice(theta, k, []))));
const at = (p: Program, theta: readonly number[]): CreaseComponents =>
  creaseComponents(p, kinkEquations(p), regions(p, [theta]).pattern);
const texts = (found: CreaseComponents): [string | undefined, number][] =>
  found.components.map(({ text, equations }) => [text, equations.length]);

test('proportional equations are one component, products are several', () => {
  const p = program(2, (a, b) =>
    add(apply(relu, mul(b, apply(relu, mul(a, 0.9)))), apply(relu, mul(b, apply(relu, mul(a, 2.5))))),
  );
  const { components, rest } = at(p, [1, 1]);
  expect(rest).toEqual([]);
  expect(components.map(({ text, latex, isIrreducible }) => [text, latex, isIrreducible])).toEqual([
    ['θ1 = 0', '\\theta_{1} = 0', true],
    ['θ2 = 0', '\\theta_{2} = 0', true],
  ]);
  expect(components.map(({ equations }) => equations.map(({ equation }) => equation))).toEqual([
    kinkEquations(p).map(({ equation }) => equation),
    [1, 3].map((k) => kinkEquations(p)[k]!.equation),
  ]);
  // Where the first units are dead the second ones see 0, and do not switch.
  expect(texts(at(p, [-1, 1]))).toEqual([['θ1 = 0', 2]]);
});

test('kinks off 0, powers and polynomials of higher degree', () => {
  expect(
    texts(
      at(
        program(2, (a, b) => apply(hardTanh, mul(a, b))),
        [0.5, 0.5],
      ),
    ),
  ).toEqual([
    ['θ1 θ2 + 1 = 0', 1],
    ['θ1 θ2 - 1 = 0', 1],
  ]);
  const squares = at(
    program(2, (a, b) => apply(relu, sub(mul(a, a), mul(b, b)))),
    [2, 1],
  );
  expect(squares.components.map(({ text, isIrreducible }) => [text, isIrreducible])).toEqual([
    ['θ1² - θ2² = 0', false],
  ]);
  expect(
    texts(
      at(
        program(1, (a) => apply(relu, sub(mul(a, mul(a, a)), a))),
        [2],
      ),
    ),
  ).toEqual([
    ['θ1 = 0', 1],
    ['θ1 - 1 = 0', 1],
    ['θ1 + 1 = 0', 1],
  ]);
  const long = program(2, (a, b) => apply(relu, add(mul(a, 0.1), mul(b, 0.3))));
  expect(texts(at(long, [1, 1]))).toEqual([['θ1 + ≈2.9999999999999996 θ2 = 0', 1]]);
});

test('long polynomials are not written out', () => {
  const p = program(13, (...theta) => apply(relu, theta.reduce(add)));
  const [component] = at(p, new Array(13).fill(1)).components;
  expect([component!.polynomial.size, component!.latex, component!.text]).toEqual([13, undefined, undefined]);
});

test('the units of a wide second layer are left out', () => {
  const ones = (rows: number, columns: number): number[][] =>
    Array.from({ length: rows }, () => new Array(columns).fill(1));
  const relus = { type: 'activation', name: 'relu' };
  const layers = [
    { type: 'dense', weight: ones(40, 60) },
    relus,
    { type: 'dense', weight: ones(3, 40) },
    relus,
    { type: 'dense', weight: ones(1, 3) },
  ];
  const model = readModel({ format: 'crease-model/1', input: [60], layers });
  const data = { samples: 1, features: new Float64Array(60).fill(1), targets: Float64Array.of(1) };
  const { components, rest } = at(lossProgram(model, data, 'mse'), Array.from(model.theta));
  expect(components).toHaveLength(40);
  expect(rest.map(({ scope }) => scope)).toEqual(['layers/3', 'layers/3', 'layers/3']);
});

test('where a common factor would be too large nothing is said', () => {
  const p = program(40, (...theta) => {
    const f = theta
      .slice(0, 20)
      .map((t) => apply(square, t))
      .reduce(add);
    const g = (k: number) => add(mul(theta[0]!, theta[k]!), f);
    return add(apply(relu, mul(add(f, 1), g(1))), apply(relu, mul(add(f, 1), g(2))));
  });
  const { components, rest } = at(p, new Array(40).fill(1));
  expect([components, rest.length]).toEqual([[], 2]);
});

test('what is no polynomial on the piece is left out', () => {
  const behindTanh = program(2, (a, b) => apply(relu, add(mul(a, apply(tanh, b)), apply(relu, a))));
  const found = at(behindTanh, [1, 1]);
  expect(texts(found)).toEqual([['θ1 = 0', 1]]);
  expect(found.rest.map(({ unit, activation: name }) => [unit, name])).toEqual([[0, 'relu']]);
  const ties = trace({ theta: [3] }, ({ theta }) => max(theta));
  expect(at(ties, [1, 2, 3])).toMatchObject({ components: [], rest: [{}, {}, {}] });
  const repeating = program(2, (a, b) => add(apply(activation('sawtooth'), a), apply(relu, b)));
  expect(texts(at(repeating, [0.5, 1]))).toEqual([['θ2 = 0', 1]]);
  expect(at(repeating, [0.5, 1]).rest).toMatchObject([{ activation: 'sawtooth', period: 1 }]);
  const powers = program(3, (a, b, c) => {
    let z = add(add(a, b), add(c, 1));
    for (let k = 0; k < 7; k++) z = apply(square, z);
    return apply(relu, z);
  });
  expect(at(powers, [1, 1, 1])).toMatchObject({ components: [], rest: [{}] });
});

/** A point where a polynomial of degree 1 in some variable is 0; the other coordinates are given. */
function zeroOf(p: Parameters<typeof valueAt>[0], point: readonly Rational[]): Rational[] | undefined {
  const k = variablesOf(p).find((own) => degreeIn(p, own) === 1)!;
  const [offset, slope] = coefficientsIn(p, k).map((c) => valueAt(c, point)) as [Rational, Rational];
  return rationals.isZero(slope) ? undefined : point.toSpliced(k, 1, rationals.neg(rationals.div(offset, slope)));
}

/** Which equations hold exactly at a point, by the arguments of the program with these pieces. */
function holding(p: Program, pattern: Pattern, point: readonly Rational[]): boolean[] {
  return kinkEquations(p).map((kink) => {
    const e = p.equations[kink.equation]!;
    const reading = evaluateExactly(restrict({ ...p, outputs: [e.inputs[0]!] }, pattern), [point]);
    const units = e.shape.slice(1).reduce((size, d) => size * d, 1);
    const value = reading.status === 'computed' && reading.outputs[0]![kink.sample * units + kink.unit]!;
    return value !== false && rationals.compare(value, kink.break) === 0;
  });
}

test('at random points of each component of random networks exactly its equations hold', () => {
  const stream = randomStream('components');
  let checked = 0;
  for (let n = 0; n < 12; n++) {
    const number = (): number => Math.round(16 * (randomUniform(stream) - 0.5)) / 4;
    const matrix = (rows: number, columns: number): number[][] =>
      Array.from({ length: rows }, () => Array.from({ length: columns }, number));
    const withBias = n % 3 === 0;
    const layers = [
      { type: 'dense', weight: matrix(2, 2), ...(withBias ? { bias: [0.5, 1] } : {}) },
      { type: 'activation', name: n % 2 === 0 ? 'relu' : 'leakyRelu' },
      { type: 'dense', weight: matrix(2, 2) },
      { type: 'activation', name: 'relu' },
      { type: 'dense', weight: matrix(1, 2) },
    ];
    const model = readModel({ format: 'crease-model/1', input: [2], layers });
    const data = { samples: 2, features: Float64Array.from({ length: 4 }, number), targets: Float64Array.of(1, 2) };
    const p = lossProgram(model, data, 'mse');
    const { pattern } = regions(p, [model.theta]);
    const { components, rest } = creaseComponents(p, kinkEquations(p), pattern);
    expect(rest).toEqual([]);
    for (const { polynomial, equations } of components) {
      const random = Array.from(model.theta, () => rational(Math.floor(1000 * randomUniform(stream)), 7));
      const point = zeroOf(polynomial, random);
      if (point === undefined) continue;
      const known = equations.map(({ text }) => text);
      const holds = holding(p, pattern, point);
      // An equation that holds everywhere on the piece has no component.
      const always = holding(p, pattern, random);
      for (const [k, { text }] of kinkEquations(p).entries()) expect(holds[k]).toBe(known.includes(text) || always[k]);
      checked += 1;
    }
  }
  expect(checked).toBeGreaterThan(40);
});
