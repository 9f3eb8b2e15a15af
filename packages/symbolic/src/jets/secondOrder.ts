import { derivative, type Program, type ScalarFunction } from '@crease/tensor';
import { interpret, type Undecided } from '../interpret/interpret.js';
import { Refusal } from '../interpret/refusal.js';
import { germRule, type ScalarRule } from '../interpret/scalarRule.js';
import type { Arithmetic } from '../number/arithmetic.js';
import { type Jet, triangular, variableJet } from './jet.js';
import { chain, jetArithmetic } from './jetArithmetic.js';

/** Value, gradient and Hessian of a scalar program at a point, in some number type. */
export interface SecondOrder<T> {
  readonly status: 'computed';
  readonly value: T;
  /** Length n. */
  readonly gradient: readonly T[];
  /** Rows of the symmetric n × n matrix. */
  readonly hessian: readonly (readonly T[])[];
}

/**
 * The value, gradient and Hessian of the first element of the first output of a program, by one pass of 2-jets.
 *
 * Grade: that of the number type (`rationals`: exact, `intervals`: enclosed). At a break the derivatives are those of
 * the owner. Memory and time grow with the square of the number of variables that a value depends on.
 *
 * @param point one element for each component of the only input of the program
 * @param scalar how scalar functions and their derivatives are applied; by default the germ is chosen by the value
 * @throws ShapeError if the point has the wrong length
 *
 * @example
 * const product = trace({ theta: [2] }, ({ theta }) => mul(slice(theta, 0, []), slice(theta, 1, [])));
 * const jet = secondOrder(product, [rational(4, 3), rational(3, 4)], rationals);
 * jet.status === 'computed' && jet.gradient.map(formatRational); // ['3/4', '4/3']
 */
export function secondOrder<T>(
  program: Program,
  point: readonly T[],
  base: Arithmetic<T>,
  scalar: ScalarRule<T> = germRule(base),
): SecondOrder<T> | Undecided {
  const variables = point.map((value, k) => variableJet(value, k, base));
  const reading = interpret(program, [variables], jetArithmetic(base), jetRule(base, scalar));
  if (reading.status === 'undecided') return reading;
  const jet = reading.outputs[0]![0]!;
  const place = point.map((_, k) => jet.support.indexOf(k));
  const entry = (i: number, j: number): T => jet.hessian?.[triangular(place[i]!, place[j]!)] ?? base.zero;
  return {
    status: 'computed',
    value: jet.value,
    gradient: place.map((k) => (k === -1 ? base.zero : jet.gradient[k]!)),
    hessian: place.map((row, i) => place.map((column, j) => (row === -1 || column === -1 ? base.zero : entry(i, j)))),
  };
}

/** The rule of jets: f, f′ and f″ are records of the same pieces, each read at the value by the rule of the numbers. */
function jetRule<T>(base: Arithmetic<T>, scalar: ScalarRule<T> = germRule(base)): ScalarRule<Jet<T>> {
  return (f, fixedGerm, at) => {
    const slope = derivative(f);
    const read = (g: ScalarFunction): T | Refusal => scalar(g, fixedGerm, at.value);
    const [value, first, second] = [read(f), read(slope), read(derivative(slope))];
    if (value instanceof Refusal) return value;
    if (first instanceof Refusal) return first;
    if (second instanceof Refusal) return second;
    return chain(at, value, first, second, base);
  };
}
