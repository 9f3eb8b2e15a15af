import {
  breakAt,
  breaksBetween,
  germ,
  hasFinitelyManyPieces,
  ownerIndex,
  type RepeatingFunction,
  type ScalarFunction,
} from '@crease/tensor';
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
  if (!hasFinitelyManyPieces(f)) return selectedRepetition(f, at, arithmetic);
  for (const [k, b] of f.breaks.entries()) {
    const order = arithmetic.compare(at, b);
    if (order === undefined) return undecidedAt(b, f, arithmetic);
    if (order < 0) return k;
    if (order === 0) return ownerIndex(f, k);
  }
  return f.pieces.length - 1;
}

/** The same among infinitely many: near the rounded value, by comparison with breaks that are exact numbers. */
function selectedRepetition<T>(f: RepeatingFunction, at: T, arithmetic: Arithmetic<T>): number | Refusal {
  const near = arithmetic.toNumber(at);
  if (Number.isNaN(near)) return undecidedAt(breakAt(f, 0), f, arithmetic);
  const { first } = breaksBetween(f, near, near);
  // Rounding moves a value to the next break at most.
  for (const n of Number.isFinite(first) ? [first - 1, first, first + 1] : []) {
    const [lower, upper] = [breakAt(f, n - 1), breakAt(f, n)];
    const [below, above] = [arithmetic.compare(at, lower), arithmetic.compare(at, upper)];
    if (below === undefined || above === undefined) return undecidedAt(upper, f, arithmetic);
    if (above === 0) return ownerIndex(f, n);
    if (below > 0 && above < 0) return n;
  }
  return new Refusal(`the piece of "${f.name}" at this argument has no number below 2^31`);
}

function undecidedAt<T>(b: number, f: ScalarFunction, { name }: Arithmetic<T>): Refusal {
  return new Refusal(`the piece of "${f.name}" at its break ${b} is not decided in the number type "${name}"`);
}
