import { decimalRational, formatRational } from '../encoding/rationalText.js';
import { compareRationals, type Rational, rational, rationalFromNumber } from '../number/rational.js';
import { roundRational } from '../number/rationalRounding.js';
import { rationals } from '../number/rationals.js';
import { type Exceptional, lowestOf } from './exceptional.js';

/** What a proof says about the step sizes of a loss. */
export interface Conclusion {
  /** Every step size above this one is non-singular; 0: every positive one. */
  readonly provedFrom: Rational;
  /** Up to here; `undefined`: every larger one. */
  readonly provedUpTo: Rational | undefined;
  /** All positive step sizes that are, or may be, exceptional; `undefined` if those beyond are not determined. */
  readonly exceptional: readonly Exceptional[] | undefined;
}

/** The conclusion from a complete list of exceptional step sizes. */
export function completeList(exceptional: readonly Exceptional[]): Conclusion {
  return { provedFrom: rationals.zero, provedUpTo: lowestOf(exceptional), exceptional };
}

/** The conclusion from a bound of the eigenvalues of all pieces at one point. */
export function belowReciprocal(bound: number): Conclusion {
  if (bound <= 0) return completeList([]);
  return upTo(rationals.div(rationals.one, rationalFromNumber(bound)));
}

/** The conclusion from a proof about all positive step sizes below a number. */
export function upTo(end: Rational): Conclusion {
  return { provedFrom: rationals.zero, provedUpTo: end, exceptional: undefined };
}

/** The conclusion from a proof about all step sizes between two numbers. */
export function between(from: number, to: number): Conclusion {
  return { provedFrom: rationalFromNumber(from), provedUpTo: rationalFromNumber(to), exceptional: undefined };
}

/**
 * The open interval of proved step sizes as JSON numbers, its ends rounded inwards: a bound that is printed is itself a
 * bound, as the double and as the decimal that is printed for it.
 */
export function rangeOf({ provedFrom, provedUpTo }: Conclusion): readonly [number, number | 'Infinity'] {
  return [printed(provedFrom, 'up'), provedUpTo === undefined ? 'Infinity' : printed(provedUpTo, 'down')];
}

/** Factors that lead to the next double when the product is rounded that way. */
const slightly = { down: rational((1n << 60n) - 1n, 1n << 60n), up: rational((1n << 60n) + 1n, 1n << 60n) } as const;

function printed(bound: Rational, rounding: 'down' | 'up'): number {
  const rounded = roundRational(bound, rounding);
  const wrong = rounding === 'down' ? 1 : -1;
  // The shortest decimal of a double may be on the wrong side of it, but not as far as the next double.
  if (compareRationals(decimalRational(rounded), bound) !== wrong) return rounded;
  return roundRational(rationals.mul(rationalFromNumber(rounded), slightly[rounding]), rounding);
}

/** The same interval exactly, as text. */
export function exactRangeOf({ provedFrom, provedUpTo }: Conclusion): readonly [string, string] {
  return [formatRational(provedFrom), provedUpTo === undefined ? 'Infinity' : formatRational(provedUpTo)];
}
