import { exp } from './exp.js';
import { expHead, expTail } from './expSum.js';
import { log1pNearZero } from './log1p.js';
import { logHead, logTail } from './logSum.js';

// Local names: engines fold a module's own constants into the code, but read imported ones anew at every call.
const tailOfExp = expTail;
const tailOfLog = logTail;

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
  const size = Math.abs(x);
  if (!(size < 40)) return x > 0 ? x : +exp(x); // ln(1 + u) rounds to u, x + u to x; also NaN
  const u = expHead(-size, 0);
  const uLow = tailOfExp[0];
  if (u < 0.00390625) return Math.max(x, 0) + log1pNearZero(u, uLow);
  const sum = 1 + u;
  const log = logHead(sum, 1 - sum + u + uLow);
  const logLow = tailOfLog[0];
  const positive = Math.max(x, 0);
  const head = positive + log;
  const back = head - positive;
  return head + (positive - (head - back) + (log - back) + logLow);
}
