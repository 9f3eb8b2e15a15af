import { objective, type Program } from '@crease/tensor';
import { balances, modes, strengths } from './problem.ts';

/** A curve of the gradient flow at evenly spaced times. Grade: observed. */
export interface Flow {
  readonly times: Float64Array;
  /** Row-major [times, modes]. */
  readonly strengths: Float64Array;
  readonly losses: Float64Array;
  /** The largest change of a conserved quantity that the integration made. */
  readonly drift: number;
}

const intervals = 200;
/** Steps of the integration are not longer; the fastest rate near the minimum is below 21. */
const longestStep = 0.01;

/** The gradient flow dθ/dt = −∇L(θ) from a start, by the classical Runge–Kutta method of order 4. */
export function* flow(loss: Program, start: Float64Array, duration: number): Generator<number, Flow, void> {
  const { gradient, value } = objective(loss);
  const substeps = Math.ceil(duration / intervals / longestStep);
  const step = duration / (intervals * substeps);
  const result = {
    times: new Float64Array(intervals + 1),
    strengths: new Float64Array((intervals + 1) * modes),
    losses: new Float64Array(intervals + 1),
    drift: 0,
  };
  const conserved = balances(start);
  let theta = start;
  for (let n = 0; n <= intervals; n++) {
    for (let k = 0; k < (n === 0 ? 0 : substeps); k++) theta = rungeKutta(gradient, theta, step);
    result.times[n] = (duration * n) / intervals;
    result.strengths.set(strengths(theta), n * modes);
    result.losses[n] = value(theta);
    for (const [e, q] of balances(theta).entries()) result.drift = Math.max(result.drift, Math.abs(q - conserved[e]!));
    if (n % 10 === 0) yield n / intervals;
  }
  return result;
}

function rungeKutta(gradient: (theta: Float64Array) => Float64Array, theta: Float64Array, step: number): Float64Array {
  const moved = (slope: Float64Array, by: number): Float64Array => theta.map((x, e) => x - by * slope[e]!);
  const a = gradient(theta);
  const b = gradient(moved(a, step / 2));
  const c = gradient(moved(b, step / 2));
  const d = gradient(moved(c, step));
  return theta.map((x, e) => x - (step / 6) * (a[e]! + 2 * b[e]! + 2 * c[e]! + d[e]!));
}
