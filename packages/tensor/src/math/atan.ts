import { atanCells, atanTable } from './atanTable.js';

// Local names: engines fold a module's own constants into the code, but read imported ones anew at every call.
const cells = atanCells;
const table = atanTable;

/** $\pi/2$ as the sum of two doubles. */
const quarterTurn = 1.5707963267948966;
const quarterTurnLow = 6.123233995736766e-17;

/**
 * Returns the arc tangent of x in radians, the same bits on every engine.
 *
 * With c the multiple of 1/128 next to |x|, or to 1/|x| beyond 1: $\arctan x = \arctan c + \arctan\frac{x - c}{1 + xc}$, the
 * first from a table of two doubles per entry, the second from its power series; $\frac\pi2$ minus that beyond 1.
 *
 * @param x any double; `atan(-0)` is −0, ±Infinity give ±π/2
 * @remarks Error at most the bound in `errorBoundUlp`.
 * @example atan(1) // 0.7853981633974483
 */
export function atan(x: number): number {
  const size = Math.abs(x);
  if (size < 0.125) return size < 1e-9 ? x : x + x * seriesRest(x * x); // keeps the sign of zero
  const value = size <= 1 ? +atanInside(size) : +atanOutside(size);
  return x < 0 ? -value : value;
}

function atanInside(x: number): number {
  const cell = Math.floor(x * cells + 0.5);
  const c = cell / cells;
  const t = (x - c) / (1 + x * c); // the numerator is exact
  return table[2 * cell]! + (table[2 * cell + 1]! + (t + t * seriesRest(t * t)));
}

function atanOutside(x: number): number {
  if (!(x < 1e17)) return x > 0 ? quarterTurn : x; // NaN stays NaN
  const cell = Math.floor(cells / x + 0.5);
  const c = cell / cells;
  // 1 − c·x exactly: c has 8 bits, so that the products with both parts of x do not round.
  const top = Math.fround(x);
  const t = (1 - c * top - c * (x - top)) / (x + c);
  const high = quarterTurn - table[2 * cell]!;
  const low = quarterTurn - high - table[2 * cell]! + (quarterTurnLow - table[2 * cell + 1]!);
  return high + (low - (t + t * seriesRest(t * t)));
}

/** Returns $\frac{\arctan x}{x} - 1$ for $z = x^2 \le 1/64$, from the power series. */
function seriesRest(z: number): number {
  const z2 = z * z;
  return (
    z *
    (-1 / 3 +
      z * (1 / 5) +
      z2 * (-1 / 7 + z * (1 / 9) + z2 * (-1 / 11 + z * (1 / 13) + z2 * (-1 / 15 + z * (1 / 17) + z2 * (-1 / 19)))))
  );
}
