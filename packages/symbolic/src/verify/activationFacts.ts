import { differentiate, type Expression, type Program } from '@crease/tensor';
import { polynomialRing, variable } from '../algebra/polynomialRing.js';
import { expressionValue } from '../interpret/expressionValue.js';
import { Refusal } from '../interpret/refusal.js';
import { type Interval, interval, pointInterval } from '../number/interval.js';
import { intervals } from '../number/intervals.js';
import { allPieces } from './allPieces.js';
import { ensure } from './rejection.js';

/** What a check knows about the activation that makes a value. */
export interface ActivationFacts {
  /** The value that the activation is applied to. */
  readonly argument: number;
  /** Every piece is 0 at 0, and is the zero function or has a positive slope there. */
  readonly risesFromZero: boolean;
  readonly hasZeroPiece: boolean;
  /** Every piece is a multiple of the argument. */
  readonly isLinear: boolean;
  /** One analytic piece that is not constant; one that is not affine. */
  readonly isSmooth: boolean;
  readonly isCurved: boolean;
}

/** The facts about the last operation of a value: those of the identity if it is no scalar function. */
export function activationFacts(program: Program, id: number): ActivationFacts {
  const e = program.equations[id - program.inputs.length];
  if (e?.primitive !== 'map')
    return { argument: id, risesFromZero: true, hasZeroPiece: false, isLinear: true, isSmooth: true, isCurved: false };
  const { germs } = e.parameters;
  const f = allPieces(e.parameters.function);
  ensure(germs === undefined, 'the activation of the hidden units has fixed pieces');
  const zero = f.pieces.map(isZeroFunction);
  const [only, ...more] = f.pieces;
  const isCurved = more.length === 0 && isNotConstant(differentiate(only!));
  return {
    argument: e.inputs[0]!,
    risesFromZero: f.pieces.every((piece, k) => zero[k] || rises(piece)),
    hasZeroPiece: zero.some((isZero) => isZero),
    isLinear: f.pieces.every(isMultiple),
    isSmooth: isCurved || (more.length === 0 && isNotConstant(only!)),
    isCurved,
  };
}

function isZeroFunction(piece: Expression): boolean {
  const p = expressionValue(piece, variable(0), polynomialRing);
  return !(p instanceof Refusal) && polynomialRing.isZero(p);
}

function isMultiple(piece: Expression): boolean {
  const p = expressionValue(piece, variable(0), polynomialRing);
  return !(p instanceof Refusal) && [...p.values()].every(({ monomial }) => monomial.length === 1);
}

function rises(piece: Expression): boolean {
  const value = valueOn(piece, pointInterval(0));
  const slope = valueOn(differentiate(piece), pointInterval(0));
  return value !== undefined && slope !== undefined && intervals.isZero(value) && slope.lower > 0;
}

/** True if the values on two short intervals are disjoint. */
function isNotConstant(e: Expression): boolean {
  const values = places.flatMap((at) => valueOn(e, interval(at, at + 2 ** -20)) ?? []);
  return values.some((a) => values.some((b) => a.upper < b.lower));
}

const places = [-2.5, -0.75, 0, 0.25, 1.5];

function valueOn(e: Expression, at: Interval): Interval | undefined {
  const value = expressionValue(e, at, intervals);
  return value instanceof Refusal ? undefined : value;
}
