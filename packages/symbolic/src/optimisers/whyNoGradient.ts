import type { Program } from '@crease/tensor';
import { analyticity } from '../theorems/analyticity.js';
import { firstPartialPiece, nodeName } from '../theorems/totality.js';
import type { MoveFact } from './moveFact.js';

/**
 * Why a loss has no gradient that the theorem on moves can use, as the rest of a sentence; `undefined` if it has.
 *
 * The loss must be analytic almost everywhere, so that its gradient is a measurable function and, off a null set, a
 * smooth one. An entropic move continues the pieces of the loss to θ = 0: they must be analytic on the whole space.
 */
export function whyNoGradient(program: Program, facts: readonly MoveFact[]): string | undefined {
  const { verdict, reason } = analyticity(program);
  if (verdict !== 'proved')
    return `it is not known whether it is analytic almost everywhere. ${reason!.replace(/\.$/, '')}`;
  const partial = facts.some(({ kind }) => kind === 'entropic') ? firstPartialPiece(program) : undefined;
  return partial && `${nodeName(partial)} is not analytic at every real argument`;
}
