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

/**
 * Replaces the pair $(h, l)$ by $\ln(h + l)$ as a sum of two doubles, good to about $2^{-61}$ relative, and to $2^{-70}$
 * absolute near 1.
 *
 * With $h = 2^k z$ and the table's $c \approx 1/z$: $\ln h = k \ln 2 - \ln c + \ln(1 + r)$ where $r = cz - 1$ is a double
 * exactly, because $c$ has at most 9 bits and the products with the two halves of $z$ do not round.
 *
 * @param pair $h$, positive, normal and finite, and $l$, at most half a unit in the last place of $h$
 * Source: the reduction of Tang, ACM TOMS 16 (1990), with reciprocals short enough to make $r$ exact.
 */
export function logPair(pair: Float64Array): void {
  const high = pair[0];
  const offset = highWord(high) - first;
  const exponent = offset >> 20;
  const entry = (offset >> 10) & 0x3fc;
  const scale = powers[powerZero - exponent];
  const z = high * scale;
  const c = table[entry];
  const zHigh = z + 50331648 - 50331648; // 3·2^24: 27 bits after the binary point
  const r = zHigh * c - 1 + (z - zHigh) * c; // exact
  const rLow = pair[1] * scale * c;
  const main = exponent * unitHigh + table[entry + 1]; // exact
  const head = main + r; // |main| is 0 or larger than |r|
  const square = r * r;
  const series = -0.5 + r * (1 / 3) + square * (-0.25 + r * 0.2 + square * (-1 / 6 + r * (1 / 7) + square * (-1 / 8)));
  const rest = exponent * unitLow + table[entry + 2] + (rLow - r * rLow) + square * series;
  pair[0] = head;
  pair[1] = main - head + r + rest;
}
