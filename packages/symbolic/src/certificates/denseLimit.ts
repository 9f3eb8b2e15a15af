import type { Program } from '@crease/tensor';
import { readingCost } from '../interpret/readingCost.js';

/** How many interval operations a prover may spend on one matrix of enclosures, unless it is told otherwise. */
export const usualEffort: number = 2 ** 24;

/** A product with one column costs about so many readings of the loss. */
const perColumn = 6;

/** True if enclosing a Hessian column by column takes at most `effort` operations; 2²⁴ are about a second. */
export function isDense(program: Program, dimension: number, effort: number): boolean {
  return dimension * perColumn * readingCost(program) <= effort;
}
