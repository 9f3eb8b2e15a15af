import {
  breakAt,
  breaksBetween,
  germ,
  lengthOf,
  numbersOf,
  ownerIndex,
  pieceRange,
  type ScalarFunction,
} from '@crease/tensor';
import { hypersurfaceKey } from '../algebra/polynomialKeys.js';
import {
  constantPolynomial,
  constantValue,
  type MultivariatePolynomial,
  polynomialRing,
} from '../algebra/polynomialRing.js';
import { expressionValue } from '../interpret/expressionValue.js';
import { interpret } from '../interpret/interpret.js';
import { Refusal } from '../interpret/refusal.js';
import type { ScalarRule } from '../interpret/scalarRule.js';
import { type AffineForm, cutForm, isConstantForm } from '../number/affineForm.js';
import { affineForms } from '../number/affineForms.js';
import type { Interval } from '../number/interval.js';
import { rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';
import { affineRule, isContinuousOn } from './affineRule.js';
import type { PieceAtlas } from './pieceAtlas.js';
import { coordinateForms, type PlaneBox } from './planeBox.js';

/** How many lists of germs are followed before a box is given up. */
const mostPaths = 64;

/**
 * Lists of germs among which are those of every point of a box, or `undefined` if they could not be found: a function
 * jumps inside, or there are too many.
 *
 * A list is followed through the program with enclosures that are cut to its side of every kink, so that a unit behind a
 * dead one is found to be dead as well; kinks with proportional equations are switched together, and what is identically
 * at its kink is not switched at all. Both are decided on exact polynomials. Grade: proved.
 */
export function piecesOnBox(atlas: PieceAtlas, box: PlaneBox): readonly (readonly number[])[] | undefined {
  const found: (readonly number[])[] = [];
  const choices: boolean[] = [];
  do {
    let next = 0;
    const germs = follow(atlas, box, () => {
      if (next === choices.length) choices.push(false);
      return choices[next++]!;
    });
    if (germs === undefined || found.length === mostPaths) return undefined;
    found.push(germs);
    while (choices.at(-1) === true) choices.pop();
    if (choices.length > 0) choices[choices.length - 1] = true;
  } while (choices.length > 0);
  return found;
}

/**
 * The germs of every point near a point, or `undefined` if it is on a kink or too near to one to tell. Grade: proved.
 */
export function piecesNear(atlas: PieceAtlas, point: readonly [number, number]): readonly number[] | undefined {
  return follow(atlas, pointBox(point));
}

function pointBox([x, y]: readonly [number, number]): PlaneBox {
  return [
    { lower: x, upper: x },
    { lower: y, upper: y },
  ];
}

/** Pre-activation minus break, given the germs of all earlier elements; `undefined` if that is no polynomial. */
function offsetOf(
  atlas: PieceAtlas,
  kinked: number,
  germs: readonly number[],
  element: number,
  b: number,
): MultivariatePolynomial | undefined {
  const exact = atlas.preactivations(kinked, germs)?.[element];
  return exact && polynomialRing.sub(exact, constantPolynomial(rationalFromNumber(b)));
}

/**
 * The equation of a kink near a point: pre-activation minus break as a polynomial in the two coordinates, on the piece of
 * the point; `undefined` if the point is on a kink of an earlier function, or the piece is no polynomial. Grade: exact.
 *
 * @param kinked position among the kinked equations of the atlas
 */
export function kinkPolynomialNear(
  atlas: PieceAtlas,
  point: readonly [number, number],
  kinked: number,
  element: number,
  b: number,
): MultivariatePolynomial | undefined {
  const germs = follow(atlas, pointBox(point), undefined, atlas.first[kinked]);
  return germs && offsetOf(atlas, kinked, germs, element, b);
}

/** What is known on the way through a program: on which side of each equation "polynomial = 0" we are. */
type Sides = Map<string, boolean>;

/** Says on which side of a kink to go on (true for above). Without one, no point of the box may be on a kink. */
type Choice = (() => boolean) | undefined;

/** One list of germs on a box, or its first `count` entries, with the given choices; `undefined` if it is not decided. */
function follow(
  atlas: PieceAtlas,
  box: PlaneBox,
  choose?: Choice,
  count = Number.POSITIVE_INFINITY,
): readonly number[] | undefined {
  const germs: number[] = [];
  const sides: Sides = new Map();
  const rule: ScalarRule<AffineForm> = (f, fixedGerm, at) => {
    const kinked = atlas.kinked.findLastIndex((_, k) => atlas.first[k]! <= germs.length);
    if (fixedGerm !== undefined || atlas.kinked[kinked]?.function !== f) return affineRule(f, fixedGerm, at);
    if (germs.length === count) return new Refusal('no more germs are needed');
    const element = germs.length - atlas.first[kinked]!;
    const offset = (b: number): MultivariatePolynomial | undefined => offsetOf(atlas, kinked, germs, element, b);
    const piece = chosenPiece(f, at, offset, sides, choose);
    if (piece === undefined) return new Refusal(`the side of a kink of "${f.name}" is not decided`);
    germs.push(piece);
    return expressionValue(germ(f, piece), isConstantForm(at) ? at : cutForm(at, pieceRange(f, piece)), affineForms);
  };
  const reading = interpret(atlas.kinkedPart, [coordinateForms(box)], affineForms, rule);
  return reading.status === 'computed' || germs.length === count ? germs : undefined;
}

/** The piece on the chosen side of every break that the range meets, or `undefined` if it is not decided. */
function chosenPiece(
  f: ScalarFunction,
  at: Interval,
  offset: (b: number) => MultivariatePolynomial | undefined,
  sides: Sides,
  choose: Choice,
): number | undefined {
  const breaks = breaksBetween(f, at.lower, at.upper);
  if (lengthOf(breaks) > mostPaths) return undefined;
  for (const n of numbersOf(breaks)) {
    const b = breakAt(f, n);
    if (!isContinuousOn(f, b, b)) return undefined;
    const exact = offset(b);
    const owner = ownerIndex(f, n);
    // Constantly at the kink: the value is that of either piece, and it is the same number.
    if (exact?.size === 0) return owner > n + 1 ? n : owner;
    const isAbove = isOnOneSide(at, b, choose) ? at.upper > b : sideOf(exact, sides, choose);
    if (isAbove === undefined) return undefined;
    if (!isAbove) return n;
  }
  return breaks.last + 1;
}

/** True if the range reaches the break from one side at most, which is enough where no strictness is asked for. */
function isOnOneSide(at: Interval, b: number, choose: Choice): boolean {
  return choose !== undefined && (at.upper <= b || at.lower >= b);
}

/** On which side of "polynomial = 0" we are: known for a constant and for a multiple of an earlier one. */
function sideOf(p: MultivariatePolynomial | undefined, sides: Sides, choose: Choice): boolean | undefined {
  const constant = p && constantValue(p);
  if (constant !== undefined) return rationals.compare(constant, 0) === 1;
  if (p === undefined || choose === undefined) return choose?.();
  const { key, isNegated } = hypersurfaceKey(p);
  const isAbove = sides.has(key) ? sides.get(key) !== isNegated : choose();
  sides.set(key, isAbove !== isNegated);
  return isAbove;
}
