import { atanCells, atanTable } from './atanTable.js';

// Local names: engines fold a module's own constants into the code, but read imported ones anew at every call.
const cells = atanCells;
const table = atanTable;

/** $\pi/2$ as the sum of two doubles. */
const quarterTurn = 1.5707963267948966;
const quarterTurnLow = 6.123233995736766e-17;

const one: Float64Array = /* @__PURE__ */ new Float64Array(1);

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
  one[0] = x;
  atanAll(one, one, 0, 1);
  return one[0];
}

/** `atan` of arrays: an `ArrayFunction`. */
export function atanAll(x: Float64Array, y: Float64Array, from: number, to: number): void {
  for (let e = from; e < to; e = (e + 1) | 0) {
    const at = x[e];
    const size = Math.abs(at);
    // |arctan x| = head + (low ± arctan t), with t at most 1/8.
    let t = size;
    let head = 0;
    let low = 0;
    let sign = 1;
    if (size > 1) {
      const cell = Math.floor(cells / size + 0.5);
      const c = cell / cells;
      // 1 − c·x exactly: c has 8 bits, so that the products with both parts of x do not round.
      const top = Math.fround(size);
      t = (1 - c * top - c * (size - top)) / (size + c);
      head = quarterTurn - table[2 * cell]!;
      low = quarterTurn - head - table[2 * cell]! + (quarterTurnLow - table[2 * cell + 1]!);
      sign = -1;
    } else if (size >= 0.125) {
      const cell = Math.floor(size * cells + 0.5);
      const c = cell / cells;
      t = (size - c) / (1 + size * c); // the numerator is exact
      head = table[2 * cell]!;
      low = table[2 * cell + 1]!;
    }
    const z = t * t;
    const z2 = z * z;
    const series =
      z *
      (-1 / 3 +
        z * (1 / 5) +
        z2 * (-1 / 7 + z * (1 / 9) + z2 * (-1 / 11 + z * (1 / 13) + z2 * (-1 / 15 + z * (1 / 17) + z2 * (-1 / 19)))));
    const value = head + (low + sign * (t + t * series));
    if (size >= 1e-9 && size < 1e17) y[e] = at < 0 ? -value : value;
    else if (size > 1) y[e] = at < 0 ? -quarterTurn : quarterTurn;
    else y[e] = at; // keeps the sign of zero; also NaN
  }
}
