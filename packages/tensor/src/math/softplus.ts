import { expAll } from './exp.js';
import { expPair } from './expSum.js';
import { log1pNearZero } from './log1p.js';
import { logPair } from './logSum.js';

const one: Float64Array = /* @__PURE__ */ new Float64Array(1);
const pair: Float64Array = /* @__PURE__ */ new Float64Array(2);

/**
 * Returns $\ln(1 + e^x)$, the same bits on every engine.
 *
 * $\max(x, 0) + \ln(1 + u)$ with $u = e^{-|x|}$ held in two doubles.
 *
 * @param x any double; Infinity gives Infinity, −Infinity gives 0
 * @remarks Error at most the bound in `errorBoundUlp`.
 * @example softplus(0) // 0.6931471805599453
 */
export function softplus(x: number): number {
  one[0] = x;
  softplusAll(one, one, 0, 1);
  return one[0];
}

/** `softplus` of arrays: an `ArrayFunction`. */
export function softplusAll(x: Float64Array, y: Float64Array, from: number, to: number): void {
  for (let e = from; e < to; e = (e + 1) | 0) {
    const at = x[e];
    const size = Math.abs(at);
    const positive = Math.max(at, 0);
    if (size < 40) {
      pair[0] = -size;
      pair[1] = 0;
      expPair(pair);
      const u = pair[0];
      if (u < 0.00390625) {
        log1pNearZero(pair);
        y[e] = positive + pair[0];
      } else {
        const sum = 1 + u;
        pair[0] = sum;
        pair[1] = 1 - sum + u + pair[1];
        logPair(pair);
        const log = pair[0];
        const head = positive + log;
        const back = head - positive;
        y[e] = head + (positive - (head - back) + (log - back) + pair[1]);
      }
    } else if (at > 0) y[e] = at;
    else {
      // ln(1 + u) rounds to u; also NaN.
      pair[0] = at;
      expAll(pair, pair, 0, 1);
      y[e] = pair[0];
    }
  }
}
