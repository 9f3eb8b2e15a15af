import { type DoubleDouble, multiplyParts } from './doubleDouble.js';
import { roundingShift } from './expTable.js';

// Local names: engines fold a module's own constants into the code, but read imported ones anew at every call.
const shift = roundingShift;

/** $2/\pi$ rounded. */
const twoOverPi = 0.6366197723675814;
/** $\pi/2$ in three parts of 33 bits each and a rest, so that products with 20-bit integers are exact. */
const halfPi1 = 1.5707963267341256;
const halfPi2 = 6.077100506303966e-11;
const halfPi3 = 2.0222662487111665e-21;
const halfPiRest = 8.4784276603689e-32;

/**
 * Returns the quadrant $n \bmod 4$ of the angle $x = n\frac{\pi}{2} + y$ and replaces it by $y$, $|y| \le 0.7854$, as two
 * doubles that are good to about $2^{-100}$ relative.
 *
 * Below $2^{20}$ by subtracting the parts of $n\frac{\pi}{2}$ with their rounding errors (Cody and Waite); beyond, exactly
 * with big integers, some hundred times slower.
 *
 * @param angle x, any finite double, in the first of its two entries
 */
export function reduceAngle(angle: Float64Array): number {
  const x = angle[0];
  if (Math.abs(x) > 1048576) return reduceLargeAngle(angle);
  const turns = x * twoOverPi + shift - shift;
  const start = x - turns * halfPi1; // exact
  const step2 = turns * halfPi2; // exact, as is turns · halfPi3
  const middle = start - step2;
  const back2 = middle - start;
  const error2 = start - (middle - back2) - (step2 + back2);
  const step3 = turns * halfPi3;
  const main = middle - step3;
  const back3 = main - middle;
  const error3 = middle - (main - back3) - (step3 + back3);
  const low = error2 + error3 - turns * halfPiRest;
  const head = main + low;
  angle[0] = head;
  angle[1] = main - head + low;
  return turns & 3;
}

const halfPi: DoubleDouble = { high: 1.5707963267948966, low: 6.123233995736766e-17 };

/** The first 1216 bits of $2/\pi$ after the binary point. */
const twoOverPiBits = /* @__PURE__ */ BigInt(
  '0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1deb1cb129a7' +
    '3ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb' +
    '09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6bab',
);

/** Returns the quadrant and leaves the angle as `reduceAngle` does, for $2^{20} \le |x| < 2^{1024}$. */
function reduceLargeAngle(angle: Float64Array): number {
  const x = angle[0];
  // x · 2^32 is an integer. Of the fraction of x · 2/π at least 192 bits are right; 200 are kept.
  const scaled = Math.abs(x) < 2 ** 53 ? BigInt(x * 2 ** 32) : BigInt(x) << 32n;
  const quarters = (scaled * twoOverPiBits) >> (1216n + 32n - 200n);
  const turns = (quarters + (1n << 199n)) >> 200n;
  const fraction = quarters - (turns << 200n);
  const high = Number(fraction);
  const low = Number(fraction - BigInt(high));
  const reduced = multiplyParts({ high: high / 2 ** 200, low: low / 2 ** 200 }, halfPi);
  angle[0] = reduced.high;
  angle[1] = reduced.low;
  return Number(turns & 3n);
}
