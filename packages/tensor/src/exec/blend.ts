import { callsAtom } from '../scalar/atom.js';
import { type Expression, isConstant } from '../scalar/expression.js';
import { defaultPiece, type FiniteFunction, germ, ownerIndex } from '../scalar/piecewise.js';

/**
 * True if choosing between all germs of a function after computing each of them costs less than a branch that the
 * processor predicts wrongly: no germ calls an elementary function.
 */
export function isBlendable(f: FiniteFunction): boolean {
  // A break with a germ of its own would need a table entry that no sum of comparisons reaches.
  return f.breaks.length > 0 && f.owners.every((o) => typeof o === 'string') && !f.pieces.some(callsAtom);
}

/** True for the function max(x, 0), with the value 0 at 0. */
export function isRectifier({ breaks, pieces, owners }: FiniteFunction): boolean {
  const [low, high] = pieces;
  return breaks.length === 1 && breaks[0] === 0 && owners[0] === 'left' && isConstant(low!, 0) && high!.op === 'x';
}

/** 2·x does not overflow for a number x of this size. */
const safeSize = 8e307;

/**
 * The source of max(x, 0) without a branch on the sign, from the names of x, |x| and the truth of x ≤ 0.
 *
 * (x + |x|)/2 is exact unless 2x overflows. Numbers that large, infinities and NaN take a branch, which the processor
 * predicts never to be taken. The truth of x ≤ 0 is found for every number, although it is needed only there: engines do
 * not optimise a loop with a comparison that has never been made.
 */
export function rectified(variable: string, size: string, isLow: string): string {
  return `${size}<${safeSize}?0.5*(${variable}+${size}):${isLow}?0:${variable}`;
}

/** The pieces of a blendable function, in the order of the indices that `pieceIndex` gives. */
export function blendedPieces(f: FiniteFunction): Expression[] {
  return f.pieces.map((_, k) => germ(f, k));
}

/**
 * The source of the index of the selected piece, a sum of comparisons without a branch: the default piece plus one for
 * each break above it that the variable passes, minus one for each below it. NaN passes none, as in `germIndex`.
 */
export function pieceIndex(f: FiniteFunction, variable: string, literal: (value: number) => string): string {
  const last = defaultPiece(f);
  const terms = f.breaks.map((at, k) => {
    const isBelow = k < last;
    const isInclusive = ownerIndex(f, k) === (isBelow ? k : k + 1);
    return `${isBelow ? '-' : '+'}(${variable}${isBelow ? '<' : '>'}${isInclusive ? '=' : ''}${literal(at)})`;
  });
  return `${last}${terms.join('')}`;
}
