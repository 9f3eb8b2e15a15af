import type { Program } from '@crease/tensor';
import { readingCost } from '../interpret/readingCost.js';

/** A matrix of enclosures is made up to this many interval operations: some ten seconds. */
const mostOperations = 2 ** 26;
/** Products with its columns cost about so many readings of the loss. */
const perColumn = 6;

/** True if enclosing a Hessian column by column is not too much work; provers and checks must agree on it. */
export function isDense(program: Program, dimension: number): boolean {
  return dimension * perColumn * readingCost(program) <= mostOperations;
}
