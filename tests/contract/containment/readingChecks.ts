import {
  ballIntervals,
  ballMatrix,
  dualArithmetic,
  encloseProgram,
  evaluateExactly,
  evaluateModulo,
  hullRule,
  type Interval,
  interpret,
  intervals,
  isValidInterval,
  multiplyBalls,
  polynomialRing,
  primeField,
  type Rational,
  rationalFromNumber,
  rationals,
  secondOrder,
  variable,
} from '@crease/symbolic';
import { finitePieces, isMaximum, kinkedEquations, type Program, regions, restrict, sizeOf } from '@crease/tensor';
import { joined } from '../joined.ts';
import { randomProgram } from '../randomProgram.ts';
import { seeded } from '../seeded.ts';
import { type DoubleDouble, doubleDoubles } from './doubleDoubles.ts';
import { countNumber, countRational, emptyTally, type Tally } from './tally.ts';

/** The readings that are checked, each with the number that its enclosure or image must agree with. */
export type ReadingName =
  | 'interval'
  | 'hull of all pieces'
  | 'dual over intervals'
  | '2-jet over intervals'
  | '2-jet, hull of all pieces'
  | 'interval, exact judge'
  | 'modular'
  | 'polynomial'
  | 'products of balls';

/** The checks of one reading on the random program of this seed. */
export const readingChecks: Readonly<Record<ReadingName, (seed: number) => Tally>> = {
  interval: (seed) => {
    const { random, program, box, tally } = problem(seed, 'any', 8);
    const whole = encloseProgram(program, [box]);
    if (whole.status === 'undecided') return tally;
    for (let k = 0; k < 10; k++) {
      const value = interpret(program, [pointIn(random, box)], doubleDoubles);
      if (value.status === 'computed') countAll(tally, whole.outputs.flat(), value.outputs.flat(), `seed ${seed}`);
    }
    return tally;
  },
  'hull of all pieces': (seed) => {
    const { random, program, box, tally } = problem(seed, 'any', 8);
    const whole = interpret(program, [box], intervals, hullRule);
    if (whole.status === 'undecided') return tally;
    for (let k = 0; k < 10; k++) {
      const piece = restrict(program, randomPattern(random, program));
      const value = interpret(piece, [pointIn(random, box)], doubleDoubles);
      if (value.status === 'computed') countAll(tally, whole.outputs.flat(), value.outputs.flat(), `seed ${seed}`);
    }
    return tally;
  },
  'dual over intervals': (seed) => {
    const { random, program, box, tally } = problem(seed, 'smooth', 8);
    const point = pointIn(random, box);
    const direction = box.map(() => 2 * random() - 1);
    const whole = interpret(
      program,
      [box.map((value, k) => ({ value, slope: intervals.fromNumber(direction[k]!) }))],
      dualArithmetic(intervals),
    );
    const value = interpret(
      program,
      [point.map((v, k) => ({ value: v, slope: doubleDoubles.fromNumber(direction[k]!) }))],
      dualArithmetic(doubleDoubles),
    );
    if (whole.status === 'undecided' || value.status === 'undecided') return tally;
    const flat = <T>(list: readonly { value: T; slope: T }[]): T[] => list.flatMap((d) => [d.value, d.slope]);
    countAll(tally, flat(whole.outputs.flat()), flat(value.outputs.flat()), `seed ${seed}`);
    return tally;
  },
  '2-jet over intervals': (seed) => {
    const { random, program, box, tally } = problem(seed, 'smooth', 8);
    const whole = secondOrder(program, box, intervals);
    const value = secondOrder(program, pointIn(random, box), doubleDoubles);
    if (whole.status === 'undecided' || value.status === 'undecided') return tally;
    countAll(tally, entries(whole), entries(value), `seed ${seed}`);
    return tally;
  },
  '2-jet, hull of all pieces': (seed) => {
    const { random, program, box, tally } = problem(seed, 'any', 6);
    const whole = secondOrder(program, box, intervals, hullRule);
    if (whole.status === 'undecided') return tally;
    const piece = restrict(program, randomPattern(random, program));
    const value = secondOrder(piece, pointIn(random, box), doubleDoubles);
    if (value.status === 'computed') countAll(tally, entries(whole), entries(value), `seed ${seed}`);
    return tally;
  },
  'interval, exact judge': (seed) => {
    const { random, program, box, tally } = problem(seed, 'piecewise polynomial', 6);
    const whole = encloseProgram(program, [box]);
    if (whole.status === 'undecided') return tally;
    for (let k = 0; k < 4; k++) {
      const exact = evaluateExactly(program, [pointIn(random, box).map(({ high }) => rationalFromNumber(high))]);
      if (exact.status === 'undecided') continue;
      for (const [e, v] of exact.outputs.flat().entries())
        countRational(tally, whole.outputs.flat()[e]!, v, `seed ${seed}`);
    }
    return tally;
  },
  modular: (seed) => {
    const { random, program, tally } = problem(seed, 'piecewise polynomial', 6);
    const point = shortPoint(random, program);
    const piece = restrict(program, regions(program, [point]).pattern);
    const exact = evaluateExactly(piece, [point.map(rationalFromNumber)]);
    const field = primeField(2147482621);
    const image = evaluateModulo(piece, [point.map(field.fromNumber)], field.prime);
    if (exact.status === 'undecided' || image.status === 'undecided') return tally;
    countEqual(tally, image.outputs.flat(), exact.outputs.flat().map(field.fromRational), `seed ${seed}`);
    return tally;
  },
  polynomial: (seed) => {
    const { random, program, tally } = problem(seed, 'piecewise polynomial', 3);
    const point = shortPoint(random, program);
    const piece = restrict(program, regions(program, [point]).pattern);
    const exact = evaluateExactly(piece, [point.map(rationalFromNumber)]);
    const formula = interpret(piece, [point.map((_, k) => variable(k))], polynomialRing);
    if (exact.status === 'undecided' || formula.status === 'undecided') return tally;
    const at = (list: readonly number[]): Rational =>
      list.reduce((product, k) => rationals.mul(product, rationalFromNumber(point[k]!)), rationals.one);
    const values = formula.outputs
      .flat()
      .map((p) =>
        [...p.values()].reduce(
          (sum, { monomial, coefficient }) => rationals.add(sum, rationals.mul(coefficient, at(monomial))),
          rationals.zero,
        ),
      );
    countEqual(tally, values.map(textOf), exact.outputs.flat().map(textOf), `seed ${seed}`);
    return tally;
  },
  'products of balls': (seed) => {
    const random = seeded(seed);
    const tally = emptyTally();
    const sizes = [1, 2, 3].map(() => 1 + Math.floor(6 * random()));
    const width = 2 ** -Math.floor(50 * random());
    const [a, b] = [randomBoxes(random, sizes[0]!, sizes[1]!, width), randomBoxes(random, sizes[1]!, sizes[2]!, width)];
    const product = ballIntervals(multiplyBalls(ballMatrix(a)!, ballMatrix(b)!));
    const [left, right] = [a, b].map((m) =>
      m.map((row) => pointIn(random, row).map(({ high }) => rationalFromNumber(high))),
    );
    for (const [i, row] of product.entries())
      for (const [j, enclosure] of row.entries()) {
        const exact = left![i]!.reduce(
          (sum, v, k) => rationals.add(sum, rationals.mul(v, right![k]![j]!)),
          rationals.zero,
        );
        countRational(tally, enclosure, exact, `seed ${seed}, entry ${i} ${j}`);
      }
    return tally;
  },
};

function randomBoxes(random: () => number, rows: number, columns: number, width: number): Interval[][] {
  return Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => {
      const lower = (2 * random() - 1) * 2 ** Math.floor(20 * random() - 10);
      return { lower, upper: lower + width * random() };
    }),
  );
}

function textOf(a: Rational): string {
  return `${a.numerator}/${a.denominator}`;
}

interface Problem {
  readonly random: () => number;
  readonly program: Program;
  readonly box: readonly Interval[];
  readonly tally: Tally;
}

/** A random program of one input vector and a small box in its space. */
function problem(seed: number, kind: Parameters<typeof randomProgram>[2], steps: number): Problem {
  const random = seeded(seed);
  const program = joined(randomProgram(random, steps, kind));
  const width = 2 ** -Math.floor(20 * random());
  const box = Array.from({ length: sizeOf(program.inputs[0]!.shape) }, () => {
    const lower = Math.round((2 * random() - 1) * 64) / 64;
    return { lower, upper: lower + width };
  });
  return { random, program, box, tally: emptyTally() };
}

function pointIn(random: () => number, box: readonly Interval[]): DoubleDouble[] {
  return box.map(({ lower, upper }) => ({ high: Math.min(upper, lower + random() * (upper - lower)), low: 0 }));
}

function shortPoint(random: () => number, program: Program): number[] {
  return Array.from({ length: sizeOf(program.inputs[0]!.shape) }, () => Math.floor(random() * 16) / 8 - 0.9375);
}

/** Any pieces, whether or not some point has them. */
function randomPattern(random: () => number, program: Program): Map<number, Int32Array> {
  const pattern = new Map<number, Int32Array>();
  const choose = (count: number, of: number): Int32Array =>
    Int32Array.from({ length: count }, () => Math.floor(random() * of));
  for (const { equation, function: f, count } of kinkedEquations(program))
    pattern.set(equation, choose(count, finitePieces(f, 'randomPattern').pieces.length));
  for (const [k, e] of program.equations.entries()) {
    if (!isMaximum(e)) continue;
    const inputShape = program.equations[e.inputs[0]! - program.inputs.length]?.shape ?? program.inputs[0]!.shape;
    const width = inputShape.at(-1)!;
    pattern.set(k, choose(sizeOf(inputShape) / width, width));
  }
  return pattern;
}

function entries<T>(jet: {
  readonly value: T;
  readonly gradient: readonly T[];
  readonly hessian: readonly (readonly T[])[];
}): T[] {
  return [jet.value, ...jet.gradient, ...jet.hessian.flat()];
}

function countAll(tally: Tally, enclosures: readonly Interval[], values: readonly DoubleDouble[], what: string): void {
  for (const [k, enclosure] of enclosures.entries()) {
    const value = values[k]!;
    // Beyond this size the judge's own products may overflow.
    if (!isValidInterval(enclosure) || !(Math.abs(value.high) < 1e100)) continue;
    // What cancels is at most about as large as the enclosure's ends, or as its width times many units.
    const size = 2 ** 20 * Math.max(1, Math.abs(enclosure.lower), Math.abs(enclosure.upper));
    countNumber(tally, enclosure, value, `${what}, number ${k}`, Number.isFinite(size) ? size : 1);
  }
}

function countEqual<T>(tally: Tally, found: readonly T[], expected: readonly T[], what: string): void {
  for (const [k, v] of found.entries()) {
    tally.checked += 1;
    if (v !== expected[k]) tally.missed.push(`${what}, number ${k}: ${v} instead of ${expected[k]}`);
  }
}
