import { type FiniteFunction, hasFinitelyManyPieces, type Program, polynomialDegree } from '@crease/tensor';
import { evaluatePolynomial } from '../algebra/polynomial.js';
import { expressionPolynomial } from '../interpret/expressionPolynomial.js';
import { compareRationals, rationalFromNumber } from '../number/rational.js';
import { firstPartialNode, nodeName } from '../theorems/totality.js';

/**
 * The reason why a program is not made of polynomial pieces that fit together continuously, or `undefined` if it is.
 *
 * These are the hypotheses under which the loss coincides with one of finitely many polynomials near almost every
 * point: every primitive polynomial, every piece of every scalar function a polynomial, no jumps at breaks (a jump
 * would need the constant value at the break as a further branch). Grade: proved.
 */
export function whyNotPolynomial(program: Program): string | undefined {
  const partial = firstPartialNode(program);
  if (partial !== undefined) return `${nodeName(partial)} is not analytic at every real argument`;
  for (const e of program.equations) {
    if (e.primitive === 'logSumExp' || e.primitive === 'inverseRms') return `${nodeName(e)} is not a polynomial`;
    if (e.primitive === 'constant' && !e.parameters.values.every(Number.isFinite))
      return `${nodeName(e)} is not finite`;
    if (e.primitive !== 'map') continue;
    const f = e.parameters.function;
    if (!hasFinitelyManyPieces(f)) return `${nodeName(e)} has infinitely many pieces`;
    if (f.pieces.some((piece) => polynomialDegree(piece) === undefined))
      return `${nodeName(e)} has a piece that is not a polynomial`;
    if (f.pieces.length > 36) return `${nodeName(e)} has more than 36 pieces`;
    const jump = firstJump(f);
    if (jump !== undefined && e.parameters.germs === undefined) return `${nodeName(e)} jumps at ${jump}`;
  }
  return undefined;
}

/** The first break at which the value of one side, of the other and of the owner are not all equal. */
export function firstJump(f: FiniteFunction): number | undefined {
  return f.breaks.find((at, k) => {
    const owner = f.owners[k]!;
    const sides = [f.pieces[k]!, f.pieces[k + 1]!, ...(typeof owner === 'string' ? [] : [owner])];
    const values = sides.map((side) => {
      const p = expressionPolynomial(side);
      return p && evaluatePolynomial(p, rationalFromNumber(at));
    });
    return values.some((v) => v === undefined || compareRationals(v, values[0]!) !== 0);
  });
}
