import { highWord } from './highWord.js';
import { cellSize, normalTailTable } from './normalTailTable.js';

/**
 * Replaces the pair $(h, l)$ by $h + l + \ln Q(t) + t^2/2$ as a sum of two doubles, where $Q(t)$ is the probability that a
 * standard normal variable exceeds t. With $h + l = -t^2/2$ this is $\ln Q(t)$.
 *
 * The square is left to the caller, who may know it more exactly than t itself.
 *
 * @param parts $h \le 0$, then $l$, below $10^{-4}$ in size, then t, between 0 and 38.6
 */
export function normalTailExponent(parts: Float64Array): void {
  const high = parts[0];
  const t = parts[2];
  const table = normalTailTable();
  const cell = cellSize * ((highWord(t + 2) - 0x40000000) >> 15);
  const b = t - table[cell];
  const square = b * b;
  const fourth = square * square;
  const series =
    b *
    (table[cell + 3] +
      b * table[cell + 4] +
      square * (table[cell + 5] + b * table[cell + 6]) +
      fourth * (table[cell + 7] + b * table[cell + 8] + square * (table[cell + 9] + b * table[cell + 10])) +
      fourth * fourth * table[cell + 11]);
  const value = table[cell + 1];
  const sum = high + value;
  const back = sum - high;
  const sumLow = high - (sum - back) + (value - back);
  const head = sum + series; // sum is at most L(0) = −0.69, the series below 0.02 in size
  parts[0] = head;
  parts[1] = sum - head + series + (sumLow + parts[1] + table[cell + 2]);
}
