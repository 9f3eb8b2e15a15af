import { expPair } from './expSum.js';
import { normalTailExponent } from './normalTail.js';

const parts: Float64Array = /* @__PURE__ */ new Float64Array(3);

/**
 * Returns the error function, $\mathrm{erf}(x) = \frac{2}{\sqrt\pi} \int_0^x e^{-s^2} ds$, the same bits on every engine.
 *
 * The power series below 1/2; from there on $1 - 2 Q(\sqrt 2\,x)$ with the upper tail of the normal distribution.
 *
 * @param x any double; `erf(-0)` is −0, ±Infinity give ±1
 * @remarks Error at most the bound in `errorBoundUlp`.
 * @example erf(1) // 0.8427007929497149
 */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size < 0.5) return +erfNearZero(x);
  if (!(size < 6)) return x > 0 ? 1 : x < 0 ? -1 : NaN;
  const high = Math.fround(size);
  const rest = size - high;
  parts[0] = -high * high;
  parts[1] = -rest * (size + high);
  parts[2] = size * Math.SQRT2;
  normalTailExponent(parts);
  expPair(parts);
  const tail = 2 * parts[0];
  const value = 1 - tail;
  return (1 - 2 * +(x < 0)) * (value + (1 - value - tail - 2 * parts[1]));
}

/** Returns erf(x) for |x| < 1/2: the power series to the power 25. */
function erfNearZero(x: number): number {
  if (Math.abs(x) < 1e-150) return x + 0.1283791670955126 * x; // keeps the sign of zero
  const z = x * x;
  const z2 = z * z;
  const z4 = z2 * z2;
  const start =
    -0.37612638903183754 + z * 0.11283791670955126 + z2 * (-0.026866170645131252 + z * 0.005223977625442188);
  const middle =
    -0.0008548327023450853 + z * 0.00012055332981789664 + z2 * (-1.492565035840625e-5 + z * 1.6462114365889248e-6);
  const end =
    -1.6365844691234924e-7 + z * 1.4807192815879218e-8 + z2 * (-1.2290555301717928e-9 + z * 9.422759064650411e-11);
  // 2/√π = 1 + 0.128…: only the small part of the product rounds.
  return x + x * (0.1283791670955126 + z * (start + z4 * (middle + z4 * end)));
}
