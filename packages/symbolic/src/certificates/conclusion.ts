import { decimalRational, formatRational } from '../encoding/rationalText.js';
import { compareRationals, type Rational, rational, rationalFromNumber } from '../number/rational.js';
import { roundRational } from '../number/rationalRounding.js';
import { rationals } from '../number/rationals.js';
import { type Exceptional, lowestOf } from './exceptional.js';

/** What a proof says about the step sizes of a loss. */
export interface Conclusion {
  /** Every step size from 0 to here is non-singular; `undefined`: every step size. */
  readonly provedUpTo: Rational | undefined;
  /** All positive step sizes that are, or may be, exceptional; `undefined` if those beyond are not determined. */
  readonly exceptional: readonly Exceptional[] | undefined;
}

/** The conclusion from a complete list of exceptional step sizes. */
export function completeList(exceptional: readonly Exceptional[]): Conclusion {
  return { provedUpTo: lowestOf(exceptional), exceptional };
}

/** The conclusion from a bound of the eigenvalues of all pieces at one point. */
export function belowReciprocal(bound: number): Conclusion {
  if (bound <= 0) return completeList([]);
  return { provedUpTo: rationals.div(rationals.one, rationalFromNumber(bound)), exceptional: undefined };
}

/**
 * The open interval (0, end) as JSON numbers, the end rounded down: a bound that is printed is itself a bound, as the
 * double and as the decimal that is printed for it.
 */
export function rangeOf({ provedUpTo }: Conclusion): readonly [number, number | 'Infinity'] {
  return [0, provedUpTo === undefined ? 'Infinity' : printedBelow(provedUpTo)];
}

const slightlyLess = rational((1n << 60n) - 1n, 1n << 60n);

function printedBelow(bound: Rational): number {
  const below = roundRational(bound, 'down');
  // The shortest decimal of a double may be above it, but not as far as the next double.
  if (compareRationals(decimalRational(below), bound) !== 1) return below;
  return roundRational(rationals.mul(rationalFromNumber(below), slightlyLess), 'down');
}

/** The same interval exactly, as text. */
export function exactRangeOf({ provedUpTo }: Conclusion): readonly [string, string] {
  return ['0', provedUpTo === undefined ? 'Infinity' : formatRational(provedUpTo)];
}
