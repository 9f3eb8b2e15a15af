/** A polynomial that is this small beside its terms at a zero of its derivative only touches zero there. */
const touching = 1e-13;

/**
 * The points between `from` and `to` where a polynomial changes its sign, ascending, to working accuracy.
 *
 * Between neighbouring zeros of the derivative a polynomial is monotone: a change of sign there is found by bisection.
 * Zeros that it only touches are left out. Grade: observed.
 *
 * @param coefficients entry k belongs to the power k
 */
export function signChanges(coefficients: readonly number[], from: number, to: number): number[] {
  let degree = coefficients.length - 1;
  while (degree >= 0 && coefficients[degree] === 0) degree -= 1;
  if (degree < 1) return [];
  const own = coefficients.slice(0, degree + 1);
  const slope = own.slice(1).map((c, k) => c * (k + 1));
  const found: number[] = [];
  let left: number | undefined;
  for (const right of [from, ...signChanges(slope, from, to), to]) {
    const value = polynomialAt(own, right);
    if (Math.abs(value) <= touching * polynomialAt(own.map(Math.abs), Math.abs(right))) continue;
    const isPositiveLeft = left !== undefined && polynomialAt(own, left) > 0;
    if (left !== undefined && isPositiveLeft !== value > 0) found.push(bisected(own, left, right, isPositiveLeft));
    left = right;
  }
  return found;
}

/** The value of a polynomial, by Horner's rule. */
export function polynomialAt(coefficients: readonly number[], at: number): number {
  let value = 0;
  for (let k = coefficients.length - 1; k >= 0; k--) value = value * at + coefficients[k]!;
  return value;
}

function bisected(coefficients: readonly number[], from: number, to: number, isPositiveLeft: boolean): number {
  let [left, right] = [from, to];
  for (;;) {
    const middle = left + (right - left) / 2;
    if (!(middle > left && middle < right)) return right;
    const value = polynomialAt(coefficients, middle);
    if (value === 0) return middle;
    if (value > 0 === isPositiveLeft) left = middle;
    else right = middle;
  }
}

/**
 * The coefficients of the polynomial through some points, by divided differences.
 *
 * @param at     distinct numbers; accurate for about ten of them spread over [0, 1]
 * @param values the value at each
 */
export function interpolated(at: readonly number[], values: readonly number[]): number[] {
  const divided = [...values];
  for (let order = 1; order < at.length; order++) {
    for (let k = at.length - 1; k >= order; k--)
      divided[k] = (divided[k]! - divided[k - 1]!) / (at[k]! - at[k - order]!);
  }
  let coefficients: number[] = [];
  for (let k = at.length - 1; k >= 0; k--) {
    // p ← p·(x − at[k]) + divided[k]
    const shifted = [0, ...coefficients];
    for (const [j, c] of coefficients.entries()) shifted[j] = shifted[j]! - at[k]! * c;
    shifted[0] = shifted[0]! + divided[k]!;
    coefficients = shifted;
  }
  return coefficients;
}
