import type { Program } from '@crease/tensor';
import { readingCost } from '../interpret/readingCost.js';

/** How many interval operations a prover may spend on one matrix of enclosures, unless it is told otherwise. */
export const usualEffort: number = 2 ** 24;

/** A product with one column costs about so many readings of the loss. */
const perColumn = 6;

/** About how many operations enclosing a Hessian column by column takes; 2²⁴ are about a second. */
export function matrixCost(program: Program, dimension: number): number {
  return dimension * perColumn * readingCost(program);
}

/** True if that is at most `effort`. */
export function isDense(program: Program, dimension: number, effort: number): boolean {
  return matrixCost(program, dimension) <= effort;
}
