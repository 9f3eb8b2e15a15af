import { rationalLatex } from '../encoding/rationalText.js';
import { type Rational, rationalFromNumber } from '../number/rational.js';
import { rationals } from '../number/rationals.js';

/** A double in KaTeX, in its shortest decimal form: `0.1`, `10^{-7}`, `2.5\cdot 10^{30}`. */
export function numberLatex(value: number): string {
  const [digits, exponent] = String(value).split('e');
  if (exponent === undefined) return digits!;
  const power = `10^{${Number(exponent)}}`;
  return digits === '1' ? power : digits === '-1' ? `-${power}` : `${digits}\\cdot ${power}`;
}

/**
 * A rational in KaTeX: the decimal form of a double if it is exactly that double, otherwise a fraction if it is short,
 * otherwise an approximation marked by `\approx`.
 */
export function coefficientLatex(value: Rational): string {
  const nearest = rationals.toNumber(value);
  if (rationals.isZero(rationals.sub(value, rationalFromNumber(nearest)))) return numberLatex(nearest);
  const fraction = rationalLatex(value);
  return fraction.length <= 24 ? fraction : `{\\approx}${numberLatex(nearest)}`;
}
