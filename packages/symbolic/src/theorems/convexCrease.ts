import { type Program, restrict, sizeOf } from '@crease/tensor';
import { integerPoint } from '../certificates/integerPoint.js';
import { type Activation, type FormalPatterns, formalPatterns, patternOf } from '../certificates/patterns.js';
import { whyNotPolynomial } from '../certificates/polynomialPieces.js';
import { computed } from '../interpret/computed.js';
import { interpretAll } from '../interpret/interpret.js';
import { germRule } from '../interpret/scalarRule.js';
import { dualArithmetic, dualRule } from '../jets/dual.js';
import { secondOrder } from '../jets/secondOrder.js';
import { type Rational, rational, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';

/** A point at which a loss is, near it, the maximum of two polynomials with different gradients. */
export interface ConvexCrease {
  readonly point: readonly Rational[];
  /** The layer of the activation that is at its break there. */
  readonly layer: string;
  /** The gradients of the two polynomials: of the one where the argument is below the break, and above it. */
  readonly gradients: readonly [readonly Rational[], readonly Rational[]];
}

const mostPoints = 64;
const mostAttempts = 400;

/**
 * A convex crease of a loss with polynomial pieces, or `undefined` if none was met, or the pieces are no polynomials.
 *
 * From random rational points one parameter is changed until the argument of one activation is exactly at a break and no
 * other one is. There L = L₁ below and L = L₂ above the break, $L_2 - L_1$ vanishes on the crease, and L is their maximum
 * near the point if $\nabla L_2 - \nabla L_1$ points to the upper side. Exact. Cost: some hundred exact evaluations.
 */
export function convexCrease(program: Program): ConvexCrease | undefined {
  if (whyNotPolynomial(program) !== undefined) return undefined;
  const dimension = sizeOf(program.inputs[0]!.shape);
  const patterns = formalPatterns(program);
  let attempts = 0;
  for (let k = 0; k < mostPoints; k++) {
    const start = integerPoint(k, dimension).map((v) => rationals.div(v, rational(8)));
    for (const target of patterns.activations) {
      for (let j = 0; j < dimension && attempts < mostAttempts; j++) {
        const point = movedToBreak(program, patterns, start, target, j);
        if (point === undefined) continue;
        attempts++;
        const found = creaseAt(program, patterns, point, target);
        if (found !== undefined) return found;
        break;
      }
    }
  }
  return undefined;
}

/** The start with parameter j changed so that the argument of an activation, if it is affine in it, is at its first break. */
function movedToBreak(
  program: Program,
  patterns: FormalPatterns,
  start: readonly Rational[],
  target: Activation,
  j: number,
): Rational[] | undefined {
  const pieces = piecesAt(program, patterns, start);
  if (pieces.includes(undefined)) return undefined;
  const restricted = restrict(program, patternOf(patterns, pieces as number[]));
  const at = (point: readonly Rational[]): Rational => argumentOf(restricted, point, target);
  const slope = rationals.sub(at(start.with(j, rationals.add(start[j]!, rationals.one))), at(start));
  if (rationals.isZero(slope)) return undefined;
  const missing = rationals.sub(rationalFromNumber(target.function.breaks[0]!), at(start));
  return start.with(j, rationals.add(start[j]!, rationals.div(missing, slope)));
}

/** The crease through a point at which one activation is at its first break, if it is convex. */
function creaseAt(
  program: Program,
  patterns: FormalPatterns,
  point: readonly Rational[],
  target: Activation,
): ConvexCrease | undefined {
  const index = patterns.activations.indexOf(target);
  const pieces = piecesAt(program, patterns, point);
  // Only this one may be at a break.
  if (pieces.some((piece, k) => (piece === undefined) !== (k === index))) return undefined;
  const sides = [0, 1].map((piece) =>
    restrict(
      program,
      patternOf(
        patterns,
        pieces.map((own) => own ?? piece),
      ),
    ),
  ) as [Program, Program];
  const [below, above] = sides.map((side) => computed(secondOrder(side, point, rationals), 'creaseAt').gradient) as [
    readonly Rational[],
    readonly Rational[],
  ];
  const jump = above.map((g, k) => rationals.sub(g, below[k]!));
  if (rationals.compare(slopeAlong(sides[0], point, jump, target), 0) !== 1) return undefined;
  const layer = program.equations[target.equation]!.scope;
  return { point, layer, gradients: [below, above] };
}

/** For each activation the piece of its argument at a point; `undefined` at a break. */
function piecesAt(program: Program, patterns: FormalPatterns, point: readonly Rational[]): (number | undefined)[] {
  const values = valuesAt(program, point);
  return patterns.activations.map((activation) => {
    const argument = elementOf(program, values, activation);
    const { breaks } = activation.function;
    if (breaks.some((at) => rationals.compare(argument, at) === 0)) return undefined;
    return breaks.filter((at) => rationals.compare(argument, at) === 1).length;
  });
}

function argumentOf(program: Program, point: readonly Rational[], activation: Activation): Rational {
  return elementOf(program, valuesAt(program, point), activation);
}

function valuesAt(program: Program, point: readonly Rational[]): readonly (readonly Rational[])[] {
  return read(interpretAll(program, [point], { arithmetic: rationals, scalar: germRule(rationals) }));
}

const duals = dualArithmetic(rationals);

/** The derivative of the argument of an activation along a direction. */
function slopeAlong(
  program: Program,
  point: readonly Rational[],
  direction: readonly Rational[],
  activation: Activation,
): Rational {
  const input = point.map((value, k) => ({ value, slope: direction[k]! }));
  const scalar = dualRule(rationals, germRule(rationals));
  return elementOf(program, read(interpretAll(program, [input], { arithmetic: duals, scalar })), activation).slope;
}

function elementOf<T>(program: Program, values: readonly (readonly T[])[], { equation, element }: Activation): T {
  return values[program.equations[equation]!.inputs[0]!]![element]!;
}

function read<T>(reading: {
  readonly status: string;
  readonly values?: readonly (readonly T[])[];
}): readonly (readonly T[])[] {
  // Polynomial pieces have a value at every rational point.
  return reading.values!;
}
