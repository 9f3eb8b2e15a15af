import { germ, ownerIndex, type ScalarFunction } from '@crease/tensor';
import type { Arithmetic } from '../number/arithmetic.js';
import { expressionValue } from './expressionValue.js';
import { Refusal } from './refusal.js';

/**
 * How a reading applies a scalar function to one element: with the germ that the program fixes, or (`undefined`) with
 * the one that the value selects.
 */
export type ScalarRule<T> = (f: ScalarFunction, fixedGerm: number | undefined, at: T) => T | Refusal;

/** The rule of a number type whose elements are single numbers: select the germ by comparison, evaluate it. */
export function germRule<T>(arithmetic: Arithmetic<T>): ScalarRule<T> {
  return (f, fixedGerm, at) => {
    const index = fixedGerm ?? selectedGerm(f, at, arithmetic);
    return index instanceof Refusal ? index : expressionValue(germ(f, index), at, arithmetic);
  };
}

/** The index of the germ that a value selects (see `germIndex`), or a refusal if the number type cannot compare. */
function selectedGerm<T>(f: ScalarFunction, at: T, arithmetic: Arithmetic<T>): number | Refusal {
  for (const [k, b] of f.breaks.entries()) {
    const order = arithmetic.compare(at, b);
    if (order === undefined)
      return new Refusal(
        `the piece of "${f.name}" at its break ${b} is not decided in the number type "${arithmetic.name}"`,
      );
    if (order < 0) return k;
    if (order === 0) return ownerIndex(f, k);
  }
  return f.pieces.length - 1;
}
