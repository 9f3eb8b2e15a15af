import { objective, type Program } from '@crease/tensor';
import { balances, modes, strengths } from './problem.ts';

/** A run of gradient descent, at some of its steps. Grade: observed. */
export interface Descent {
  /** Step size times step. */
  readonly times: Float64Array;
  /** Row-major [times, modes]. */
  readonly strengths: Float64Array;
  readonly losses: Float64Array;
  /** The largest change since the start of a quantity that the gradient flow conserves. */
  readonly drifts: Float64Array;
  readonly steps: number;
  /**
   * The largest difference between the change of such a quantity in one step and $\eta^2(g_j^2 - g_{j+1}^2)$, which it is
   * exactly in exact arithmetic.
   */
  readonly lawError: number;
}

const maximalRecords = 400;

/** Gradient descent for as many steps as fit into the duration; it ends early when a number is not finite. */
export function* descent(
  loss: Program,
  start: Float64Array,
  stepSize: number,
  duration: number,
): Generator<number, Descent, void> {
  const { gradient, value } = objective(loss);
  const steps = Math.max(1, Math.round(duration / stepSize));
  const every = Math.ceil(steps / maximalRecords);
  const conserved = balances(start);
  const records: { time: number; strengths: number[]; loss: number; drift: number }[] = [];
  let theta = start;
  let before = conserved;
  let lawError = 0;
  let n = 0;
  for (; ; n++) {
    if (n % every === 0 || n === steps) {
      const drift = before.reduce((largest, q, e) => Math.max(largest, Math.abs(q - conserved[e]!)), 0);
      records.push({ time: n * stepSize, strengths: strengths(theta), loss: value(theta), drift });
      yield n / steps;
    }
    if (n === steps) break;
    const slope = gradient(theta);
    const next = theta.map((x, e) => x - stepSize * slope[e]!);
    if (!(value(next) < 1e12)) break;
    const after = balances(next);
    const squares = balances(slope);
    for (const [e, q] of after.entries())
      lawError = Math.max(lawError, Math.abs(q - before[e]! - stepSize * stepSize * squares[e]!));
    theta = next;
    before = after;
  }
  return {
    times: Float64Array.from(records, (record) => record.time),
    strengths: Float64Array.from(records.flatMap((record) => record.strengths)),
    losses: Float64Array.from(records, (record) => record.loss),
    drifts: Float64Array.from(records, (record) => record.drift),
    steps: n,
    lawError,
  };
}

/** The first time at which each mode has half of its final strength, interpolated; NaN if it never has. */
export function halfTimes(
  { times, strengths }: { readonly times: Float64Array; readonly strengths: Float64Array },
  finals: readonly number[],
): number[] {
  return finals.map((final, k) => {
    for (let n = 1; n < times.length; n++) {
      const [u, v] = [strengths[(n - 1) * modes + k]!, strengths[n * modes + k]!];
      if (u < final / 2 && v >= final / 2)
        return times[n - 1]! + ((times[n]! - times[n - 1]!) * (final / 2 - u)) / (v - u);
    }
    return Number.NaN;
  });
}
