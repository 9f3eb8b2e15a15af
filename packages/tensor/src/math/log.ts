import { logHead, logTail } from './logSum.js';
import { ln2High, ln2Low } from './logTable.js';

// Local names: engines fold a module's own constants into the code, but read imported ones anew at every call.
const tail = logTail;

/**
 * Returns the natural logarithm of x, the same bits on every engine.
 *
 * @param x any double; `log(±0)` is −Infinity, a negative number or NaN gives NaN, `log(1)` is 0
 * @remarks Error at most the bound in `errorBoundUlp`. The method is described at `logHead`.
 * @example log(2) // 0.6931471805599453
 */
export function log(x: number): number {
  if (!(x >= 2.2250738585072014e-308 && x < Infinity)) return +logAtLimits(x);
  return logHead(x, 0) + tail[0];
}

function logAtLimits(x: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0 && x < Infinity)) return x > 0 ? x : NaN;
  const head = logHead(x * 18014398509481984, 0); // subnormal: times 2^54
  return head - 54 * ln2High + (tail[0] - 54 * ln2Low);
}
