/** An interval on which a continuous function changes sign, narrowed step by step. */
export interface RootBracket {
  left: number;
  right: number;
  valueLeft: number;
  valueRight: number;
  /** The half width of the range that bisection, one step behind, would still have: halved by every step. */
  slack: number;
  /** κ₁ of the ITP method: how strongly the interpolated point is moved towards the midpoint. */
  readonly truncation: number;
  /** The least shift of an interpolated point towards the midpoint, so that it lands beyond the root. */
  readonly leastShift: number;
  /** The larger of the absolute values at the first ends. */
  readonly scale: number;
}

/**
 * The bracket of a root between two points with values of opposite sign (zero counts as negative).
 *
 * @param tolerance  the width at which the bracket is narrow enough
 * @param truncation κ₁ of the ITP method times the width; 0 begins with plain interpolation
 */
export function rootBracket(
  left: number,
  right: number,
  valueLeft: number,
  valueRight: number,
  tolerance: number,
  truncation = 0.2,
): RootBracket {
  // One step more than bisection needs: n₀ = 1 of the ITP method.
  let slack = Math.max(tolerance, (right - left) * 2 ** -60);
  while (slack < right - left) slack *= 2;
  const scale = Math.max(Math.abs(valueLeft), Math.abs(valueRight));
  return {
    left,
    right,
    valueLeft,
    valueRight,
    slack,
    truncation: truncation / (right - left),
    leastShift: tolerance / 4,
    scale,
  };
}

/** True if the bracket is as narrow as `tolerance`, or as neighbouring doubles. */
export function isNarrow(bracket: RootBracket, tolerance: number): boolean {
  const middle = bracket.left + (bracket.right - bracket.left) / 2;
  return bracket.right - bracket.left <= tolerance || middle <= bracket.left || middle >= bracket.right;
}

/**
 * The point at which to evaluate next, by the ITP method: interpolate, truncate towards the midpoint, project into
 * the range that keeps the worst case of bisection (plus one step).
 *
 * Source: Oliveira & Takahashi 2020, An enhancement of the bisection method average performance preserving minmax
 * optimality (κ₁ = 0.2/width, κ₂ = 2).
 */
export function nextPoint(bracket: RootBracket): number {
  const { left, right, valueLeft, valueRight } = bracket;
  const width = right - left;
  const middle = left + width / 2;
  const secant = (valueRight * left - valueLeft * right) / (valueRight - valueLeft);
  // NaN fails the comparison: a bracket with infinite values is halved.
  if (!(secant > left && secant < right)) return middle;
  const sign = middle >= secant ? 1 : -1;
  const shift = Math.max(bracket.truncation * width * width, bracket.leastShift);
  const truncated = shift <= Math.abs(middle - secant) ? secant + sign * shift : middle;
  const range = bracket.slack - width / 2;
  const point = Math.abs(truncated - middle) <= range ? truncated : middle - sign * Math.max(range, 0);
  return point > left && point < right ? point : middle;
}

/**
 * Narrows the bracket by the value at a point inside it. Changes the bracket.
 *
 * @param valueTolerance a value this small, relative to the first ends, counts as the root: both ends move there
 */
export function narrow(bracket: RootBracket, point: number, value: number, valueTolerance = 0): void {
  if (Math.abs(value) < valueTolerance * bracket.scale) {
    bracket.left = point;
    bracket.right = point;
    return;
  }
  if (value > 0 === bracket.valueRight > 0) {
    bracket.right = point;
    bracket.valueRight = value;
  } else {
    bracket.left = point;
    bracket.valueLeft = value;
  }
  bracket.slack /= 2;
}
