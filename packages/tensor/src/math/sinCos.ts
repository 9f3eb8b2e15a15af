import { reduceAngle, reducedAngle } from './reduceAngle.js';

// Local names: engines fold a module's own constants into the code, but read imported ones anew at every call.
const angle = reducedAngle;

// The two polynomials below are those of fdlibm's k_sin.c and k_cos.c, the latter arranged as in FreeBSD's msun:
//
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
// Developed at SunSoft, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this
// software is freely granted, provided that this notice is preserved.

/**
 * Returns the sine of x, the same bits on every engine.
 *
 * @param x an angle in radians, any double; `sin(-0)` is −0, ±Infinity and NaN give NaN
 * @remarks Error at most the bound in `errorBoundUlp` for every finite double, however large.
 * @example sin(1) // 0.8414709848078965
 */
export function sin(x: number): number {
  if (!(Math.abs(x) < Infinity)) return NaN;
  if (Math.abs(x) < 0.785) return Math.abs(x) < 1e-9 ? x : +sinNearZero(x, 0);
  const quadrant = reduceAngle(x);
  const y = angle[0];
  const yLow = angle[1];
  const value = (quadrant & 1) === 0 ? +sinNearZero(y, yLow) : +cosNearZero(y, yLow);
  return (quadrant & 2) === 0 ? value : -value;
}

/**
 * Returns the cosine of x, the same bits on every engine.
 *
 * @param x an angle in radians, any double; ±Infinity and NaN give NaN
 * @remarks Error at most the bound in `errorBoundUlp` for every finite double, however large.
 * @example cos(1) // 0.5403023058681398
 */
export function cos(x: number): number {
  if (!(Math.abs(x) < Infinity)) return NaN;
  if (Math.abs(x) < 0.785) return +cosNearZero(x, 0);
  const quadrant = reduceAngle(x);
  const y = angle[0];
  const yLow = angle[1];
  const value = (quadrant & 1) === 0 ? +cosNearZero(y, yLow) : +sinNearZero(y, yLow);
  return ((quadrant + 1) & 2) === 0 ? value : -value;
}

/** Returns $\sin(y + l)$ for $|y| \le 0.7854$ and a correction $l$ below half a unit in the last place. */
function sinNearZero(y: number, low: number): number {
  const square = y * y;
  const cube = square * y;
  const series =
    0.00833333333332249 +
    square *
      (-0.0001984126982985795 +
        square * (2.7557313707070068e-6 + square * (-2.5050760253406863e-8 + square * 1.58969099521155e-10)));
  return y - (square * (0.5 * low - cube * series) - low - cube * -0.16666666666666632);
}

/** Returns $\cos(y + l)$ for $|y| \le 0.7854$ and a correction $l$ below half a unit in the last place. */
function cosNearZero(y: number, low: number): number {
  const square = y * y;
  const fourth = square * square;
  const series =
    square * (0.0416666666666666 + square * (-0.001388888888887411 + square * 2.480158728947673e-5)) +
    fourth * fourth * (-2.7557314351390663e-7 + square * (2.087572321298175e-9 + square * -1.1359647557788195e-11));
  const half = 0.5 * square;
  const head = 1 - half;
  return head + (1 - head - half + (square * series - y * low));
}
