import { reduceAngle } from './reduceAngle.js';

// The two polynomials below are those of fdlibm's k_sin.c and k_cos.c, the latter arranged as in FreeBSD's msun:
//
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
// Developed at SunSoft, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this
// software is freely granted, provided that this notice is preserved.

const one: Float64Array = /* @__PURE__ */ new Float64Array(1);
const angle: Float64Array = /* @__PURE__ */ new Float64Array(2);

/**
 * Returns the sine of x, the same bits on every engine.
 *
 * @param x an angle in radians, any double; `sin(-0)` is −0, ±Infinity and NaN give NaN
 * @remarks Error at most the bound in `errorBoundUlp` for every finite double, however large.
 * @example sin(1) // 0.8414709848078965
 */
export function sin(x: number): number {
  one[0] = x;
  sinAll(one, one, 0, 1);
  return one[0];
}

/**
 * Returns the cosine of x, the same bits on every engine.
 *
 * @param x an angle in radians, any double; ±Infinity and NaN give NaN
 * @remarks Error at most the bound in `errorBoundUlp` for every finite double, however large.
 * @example cos(1) // 0.5403023058681398
 */
export function cos(x: number): number {
  one[0] = x;
  cosAll(one, one, 0, 1);
  return one[0];
}

/** `sin` of arrays: an `ArrayFunction`. */
export function sinAll(x: Float64Array, y: Float64Array, from: number, to: number): void {
  sines(x, y, from, to, 0);
}

/** `cos` of arrays: an `ArrayFunction`. */
export function cosAll(x: Float64Array, y: Float64Array, from: number, to: number): void {
  sines(x, y, from, to, 1);
}

/** Writes the sines of some angles, each turned by so many quarters: the cosine is the sine a quarter on. */
function sines(x: Float64Array, out: Float64Array, from: number, to: number, quarters: 0 | 1): void {
  for (let e = from; e < to; e = (e + 1) | 0) {
    const at = x[e];
    const size = Math.abs(at);
    if (!(size < Infinity)) out[e] = NaN;
    else if (size < 1e-9) out[e] = quarters === 0 ? at : 1;
    else {
      angle[0] = at;
      angle[1] = 0;
      const quadrant = (quarters + (size < 0.785 ? 0 : reduceAngle(angle))) | 0;
      const y = angle[0];
      const low = angle[1];
      const square = y * y;
      let value: number;
      if ((quadrant & 1) === 0) {
        const cube = square * y;
        const series =
          0.00833333333332249 +
          square *
            (-0.0001984126982985795 +
              square * (2.7557313707070068e-6 + square * (-2.5050760253406863e-8 + square * 1.58969099521155e-10)));
        value = y - (square * (0.5 * low - cube * series) - low - cube * -0.16666666666666632);
      } else {
        const fourth = square * square;
        const series =
          square * (0.0416666666666666 + square * (-0.001388888888887411 + square * 2.480158728947673e-5)) +
          fourth *
            fourth *
            (-2.7557314351390663e-7 + square * (2.087572321298175e-9 + square * -1.1359647557788195e-11));
        const half = 0.5 * square;
        const head = 1 - half;
        value = head + (1 - head - half + (square * series - y * low));
      }
      out[e] = (quadrant & 2) === 0 ? value : -value;
    }
  }
}
