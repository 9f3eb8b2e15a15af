import { addParts, type DoubleDouble, divideParts, fromDouble, multiplyParts, negateParts } from './doubleDouble.js';
import { logPair } from './logSum.js';

/** $\ln\sqrt{2\pi}$ as two doubles. */
export const logRootTwoPi: DoubleDouble = { high: 0.9189385332046728, low: -3.8782941580672414e-17 };

/** How many doubles a cell of `normalTailTable` takes. */
export const cellSize = 12;

const cellCount = 137;
const degree = 9;
const halfPiRoot: DoubleDouble = { high: 1.2533141373155003, low: -9.164289990229583e-17 };

let table: Float64Array | undefined;

/**
 * Returns the table of $L(t) = \ln Q(t) + t^2/2$, where $Q$ is the upper tail of the standard normal distribution, by
 * cells; made at the first call.
 *
 * Cell `i` holds the t for which $t + 2$ begins with the exponent and the five mantissa bits that `i` counts from 2 on.
 * Its entries: the midpoint $a$, $L(a)$ in two doubles, and the Taylor coefficients 1 … 9 of $L$ at $a$.
 */
export function normalTailTable(): Float64Array {
  table ??= tabulate();
  return table;
}

function tabulate(): Float64Array {
  const entries = new Float64Array(cellSize * cellCount);
  for (let i = 0; i < cellCount; i++) {
    const width = (1 << (i >> 5)) / 16;
    const midpoint = width * (32 + (i & 31) + 0.5) - 2;
    const excess = hazardExcess(midpoint);
    const hazard = addParts(fromDouble(midpoint), excess);
    const pair = Float64Array.of(hazard.high, hazard.low);
    logPair(pair);
    const log: DoubleDouble = { high: pair[0], low: pair[1] };
    const value = negateParts(addParts(log, logRootTwoPi));
    entries.set([midpoint, value.high, value.low, ...coefficients(midpoint, excess)], cellSize * i);
  }
  return entries;
}

/**
 * Returns $h(t) = \varphi(t)/Q(t) - t$: by the power series of $Q/\varphi$ below 4, by Laplace's continued fraction
 * $h = 1/(t + 2/(t + 3/(t + …)))$ from there on.
 */
function hazardExcess(t: number): DoubleDouble {
  if (t >= 4) {
    let fraction = fromDouble(0);
    for (let n = Math.ceil(12 + 800 / (t * t)); n >= 1; n--)
      fraction = divideParts(fromDouble(n), addParts(fromDouble(t), fraction));
    return fraction;
  }
  // Q/φ = √(π/2) Σ t^(2k)/(2k)!! − Σ t^(2k+1)/(2k+1)!!
  let even = halfPiRoot;
  let odd = fromDouble(-t);
  let ratio = addParts(even, odd);
  const square = multiplyParts(fromDouble(t), fromDouble(t));
  for (let k = 2; even.high > 1e-32; k += 2) {
    even = divideParts(multiplyParts(even, square), fromDouble(k));
    odd = divideParts(multiplyParts(odd, square), fromDouble(k + 1));
    ratio = addParts(ratio, addParts(even, odd));
  }
  return addParts(divideParts(fromDouble(1), ratio), fromDouble(-t));
}

/** Returns the Taylor coefficients 1 … 9 of $L$ at t, from $L' = -h$ and $h' = h^2 + t h - 1$. */
function coefficients(t: number, excess: DoubleDouble): number[] {
  const h = [excess];
  for (let k = 0; k < degree - 1; k++) {
    let sum = multiplyParts(fromDouble(t), h[k]);
    for (let i = 0; i <= k; i++) sum = addParts(sum, multiplyParts(h[i], h[k - i]));
    // The shifted argument contributes t + b, hence the coefficient before; and the constant −1.
    sum = addParts(sum, k === 0 ? fromDouble(-1) : h[k - 1]);
    h.push(divideParts(sum, fromDouble(k + 1)));
  }
  return h.map((value, k) => -value.high / (k + 1));
}
