import { expSum } from './expSum.js';
import { highWord } from './highWord.js';
import { firstCell, ln2High, ln2Low, logTable } from './logTable.js';
import { powerOffset, powersOfTwo } from './powersOfTwo.js';

// Local names: engines fold a module's own constants into the code, but read imported ones anew at every call.
const first = firstCell;
const unitHigh = ln2High;
const unitLow = ln2Low;
const table = logTable;
const powers = powersOfTwo;
const powerZero = powerOffset;

/** Where `logParts` leaves its result: the high part at 0, the low part at 1. */
const parts: Float64Array = /* @__PURE__ */ new Float64Array(2);

/**
 * Returns $x^y$, the same bits on every engine.
 *
 * $e^{y \ln |x|}$ with a logarithm of about 70 bits. Special cases as in IEEE 754: $x^{\pm 0}$ and $1^y$ are 1 for every
 * x and y, also NaN; a negative x needs a whole y, otherwise the value is NaN.
 *
 * @param x the base, any double
 * @param y the exponent, any double
 * @remarks Error at most the bound in `errorBoundUlp`.
 * @example pow(2, 0.5) // 1.4142135623730951
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const size = Math.abs(x);
  // |y| ≥ 2^53 is even.
  const isOdd = Math.abs(y) < 9007199254740992 && Math.abs(y % 2) === 1;
  const sign = isOdd && (x < 0 || Object.is(x, -0)) ? -1 : 1;
  if (size === 0 || size === Infinity) return sign * (size > 1 === y > 0 ? Infinity : 0);
  if (size === 1 && Math.abs(y) === Infinity) return 1;
  if (Math.abs(y) === Infinity) return size > 1 === y > 0 ? Infinity : 0;
  if (x < 0 && Math.floor(y) !== y) return NaN;
  return sign * powerOf(size, y);
}

/** Returns $x^y$ for positive finite x and finite y. */
function powerOf(x: number, y: number): number {
  if (x < 2.2250738585072014e-308) logParts(x * 18014398509481984, -54);
  else logParts(x, 0);
  const high = parts[0]!;
  const product = y * high;
  if (!(Math.abs(product) < 800)) return product > 0 ? Infinity : 0;
  const isScalable = Math.abs(y) >= 1e-290 && Math.abs(y) <= 1e290;
  // The rounding error of the product, exactly (Dekker), where the steps to it neither overflow nor underflow.
  const scaledY = 134217729 * y;
  const yTop = scaledY - (scaledY - y);
  const scaledHigh = 134217729 * high;
  const highTop = scaledHigh - (scaledHigh - high);
  const [yRest, highRest] = [y - yTop, high - highTop];
  const error = yRest * highRest - (product - yTop * highTop - yRest * highTop - yTop * highRest);
  parts[0] = product;
  parts[1] = isScalable ? error + y * parts[1]! : 0;
  expSum(parts);
  return parts[0]!;
}

/**
 * Leaves $\ln x + k \ln 2$ in `parts`, good to about $2^{-68}$ relative: the reduction of `logPair`, with the square of
 * the series' argument in two doubles.
 *
 * @param x a positive normal double
 * @param k an integer
 */
function logParts(x: number, k: number): void {
  const place = highWord(x) - first;
  const binade = place >> 20;
  const exponent = binade + k;
  const entry = (place >> 10) & 0x3fc;
  const z = x * powers[powerZero - binade]!;
  const c = table[entry]!;
  const zHigh = z + 50331648 - 50331648; // 3·2^24: 27 bits after the binary point
  const r = zHigh * c - 1 + (z - zHigh) * c; // exact
  const main = exponent * unitHigh + table[entry + 1]!; // exact
  const head = main + r; // |main| is 0 or larger than |r|
  const headRest = main - head + r;
  const rTop = Math.fround(r);
  const rRest = r - rTop;
  const square = r * r;
  // −r²/2: the product of the upper halves is exact, the rest is far smaller.
  const half = -0.5 * rTop * rTop;
  const halfRest = -rRest * (rTop + 0.5 * rRest);
  const series =
    r * square * (1 / 3 + r * (-1 / 4) + square * (1 / 5 + r * (-1 / 6) + square * (1 / 7 + r * (-1 / 8))));
  const sum = head + half;
  const sumRest = head - sum + half;
  const low = sumRest + (headRest + (exponent * unitLow + table[entry + 2]! + (halfRest + series)));
  parts[0] = sum + low;
  parts[1] = sum - parts[0]! + low;
}
