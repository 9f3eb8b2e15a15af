import type { Program } from '@crease/tensor';
import {
  coefficientOf,
  constantPolynomial,
  constantValue,
  type MultivariatePolynomial,
  polynomialRing,
  totalDegree,
  valueAt,
  variable,
} from '../algebra/polynomialRing.js';
import { strictWitness } from '../algebra/strictWitness.js';
import { computed } from '../interpret/computed.js';
import { interpret } from '../interpret/interpret.js';
import { type Rational, rational, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { integerPoint } from './integerPoint.js';
import type { Activation, Pieces } from './patterns.js';

/** Whether the loss coincides with the polynomial of a pattern on some open set. */
export type Feasibility =
  /** Near this point it does. */
  | { readonly kind: 'point'; readonly point: readonly Rational[] }
  /** This activation has a constant argument, outside its piece. */
  | { readonly kind: 'constant outside'; readonly activation: number }
  /** A non-negative combination of the affine conditions, and of 1 > 0, that is the zero function. */
  | { readonly kind: 'contradiction'; readonly multipliers: readonly Rational[] }
  | { readonly kind: 'unknown' };

/** Points that are tried where the conditions are not affine. */
const sampleSize = 2000;

/**
 * Decides whether a pattern is that of an open set of θ, as far as affine conditions and sampling go.
 *
 * The conditions: an argument that is not constant lies strictly inside its piece, a constant one in the closed piece
 * (behind a dead unit the next argument is identically 0, on the kink, and then either piece gives the value). If the
 * conditions hold at a point they hold around it, and there L = L_a. If they hold nowhere the pattern may be left out:
 * near almost every θ the loss has a pattern that satisfies them. Grade: proved, except `unknown`.
 *
 * @param restricted the program with the pieces fixed; equations in the places of the original
 */
export function feasibility(
  restricted: Program,
  dimension: number,
  activations: readonly Activation[],
  pieces: Pieces,
): Feasibility {
  const args = argumentsOf(restricted, dimension, activations);
  const conditions: MultivariatePolynomial[] = [];
  for (const [k, argument] of args.entries()) {
    const own = conditionsOn(argument, activations[k]!, pieces[k]!);
    const constant = constantValue(argument);
    if (constant === undefined) conditions.push(...own);
    else if (own.some((condition) => rationals.compare(constantValue(condition)!, 0) === -1))
      return { kind: 'constant outside', activation: k };
  }
  const affine = conditions.filter((condition) => totalDegree(condition) === 1);
  const witness = strictWitness([...affine.map((condition) => rowOf(condition, dimension)), unitRow(dimension)]);
  if (witness.status === 'infeasible') return { kind: 'contradiction', multipliers: witness.multipliers };
  const holds = (point: readonly Rational[]): boolean =>
    conditions.every((condition) => rationals.compare(valueAt(condition, point), 0) === 1);
  const scale = witness.w[dimension]!;
  const solution = witness.w.slice(0, dimension).map((w) => rationals.div(w, scale));
  if (holds(solution)) return { kind: 'point', point: solution };
  for (let k = 0; k < sampleSize; k++) {
    // Near the solution of the affine conditions, and further and further away from it.
    const spread = rational(1 + (k % 8), 16);
    const point = integerPoint(k, dimension).map((v, i) =>
      rationals.add(k % 2 === 0 ? rationals.zero : solution[i]!, rationals.mul(v, spread)),
    );
    if (holds(point)) return { kind: 'point', point };
  }
  return { kind: 'unknown' };
}

/** The argument of every activation as a polynomial in θ, under the fixed pieces. */
function argumentsOf(
  restricted: Program,
  dimension: number,
  activations: readonly Activation[],
): readonly MultivariatePolynomial[] {
  const maps = [...new Set(activations.map(({ equation }) => equation))];
  const outputs = maps.map((equation) => restricted.equations[equation]!.inputs[0]!);
  const variables = Array.from({ length: dimension }, (_, k) => variable(k));
  const reading = computed(interpret({ ...restricted, outputs }, [variables], polynomialRing), 'argumentsOf');
  return activations.map(({ equation, element }) => reading.outputs[maps.indexOf(equation)]![element]!);
}

/** What must be positive for the argument to lie in the open piece. */
function conditionsOn(
  argument: MultivariatePolynomial,
  { function: f }: Activation,
  piece: number,
): MultivariatePolynomial[] {
  const { sub } = polynomialRing;
  const at = (k: number): MultivariatePolynomial => constantPolynomial(rationalFromNumber(f.breaks[k]!));
  const lower = piece === 0 ? [] : [sub(argument, at(piece - 1))];
  const upper = piece === f.breaks.length ? [] : [sub(at(piece), argument)];
  return [...lower, ...upper];
}

/** The coefficients of an affine function, the constant last. */
function rowOf(affine: MultivariatePolynomial, dimension: number): Rational[] {
  return [...Array.from({ length: dimension }, (_, k) => coefficientOf(affine, [k])), coefficientOf(affine, [])];
}

function unitRow(dimension: number): Rational[] {
  return Array.from({ length: dimension + 1 }, (_, k) => (k === dimension ? rationals.one : rationals.zero));
}
