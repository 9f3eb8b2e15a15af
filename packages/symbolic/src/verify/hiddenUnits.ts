import { type Expression, type Program, shapeOf, sizeOf } from '@crease/tensor';
import {
  coefficientOf,
  type MultivariatePolynomial,
  polynomialRing,
  totalDegree,
  variable,
} from '../algebra/polynomialRing.js';
import { expressionValue } from '../interpret/expressionValue.js';
import { Refusal } from '../interpret/refusal.js';
import type { Rational } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { allPieces } from './allPieces.js';
import { readPolynomials } from './readPolynomials.js';
import { ensure, invalid } from './rejection.js';

/** The units of a hidden layer as a check reads them from a program. */
export interface HiddenUnits {
  /** Number of components of θ. */
  readonly dimension: number;
  /** For each unit and each sample, the argument of the activation as a polynomial in θ. */
  readonly arguments: readonly (readonly MultivariatePolynomial[])[];
  /** Slopes of the activation below and above 0. */
  readonly slopes: { readonly below: Rational; readonly above: Rational };
}

/** The units whose values are in `hidden`, of shape [m, h]: outputs of an activation, or linear forms themselves. */
export function hiddenUnits(program: Program, hidden: number): HiddenUnits {
  const [samples, count] = shapeOf(program, hidden) as [number, number];
  const e = program.equations[hidden - program.inputs.length];
  const isActivation = e?.primitive === 'map';
  const source = isActivation ? e.inputs[0]! : hidden;
  const [flat] = readPolynomials({ ...program, outputs: [source] }, 'the argument of the hidden units');
  return {
    dimension: sizeOf(program.inputs[0]!.shape),
    arguments: Array.from({ length: count }, (_, j) =>
      Array.from({ length: samples }, (_, i) => flat![i * count + j]!),
    ),
    slopes: isActivation ? activationSlopes(e.parameters) : { below: rationals.one, above: rationals.one },
  };
}

function activationSlopes({
  function: activation,
  germs,
}: Extract<Program['equations'][number], { readonly primitive: 'map' }>['parameters']): HiddenUnits['slopes'] {
  ensure(germs === undefined, 'the activation of the hidden units has fixed pieces');
  const f = allPieces(activation);
  ensure(
    f.breaks.length === 0 || (f.breaks.length === 1 && f.breaks[0] === 0),
    'the activation of the hidden units has a break other than 0',
  );
  const owner = f.owners[0];
  if (typeof owner === 'object') ensure(isZeroAtZero(owner), 'the activation of the hidden units is not 0 at 0');
  const below = slopeOf(f.pieces[0]!);
  const above = slopeOf(f.pieces.at(-1)!);
  ensure(!(rationals.isZero(below) && rationals.isZero(above)), 'the activation of the hidden units is constant');
  return { below, above };
}

/** The factor s if the expression is s·x. */
function slopeOf(e: Expression): Rational {
  const p = expressionValue(e, variable(0), polynomialRing);
  if (p instanceof Refusal || totalDegree(p) > 1 || !rationals.isZero(coefficientOf(p, [])))
    return invalid('the activation of the hidden units is not linear on both sides of 0');
  return coefficientOf(p, [0]);
}

function isZeroAtZero(e: Expression): boolean {
  const value = expressionValue(e, rationals.zero, rationals);
  return !(value instanceof Refusal) && rationals.isZero(value);
}
