import { minimumStability } from '@crease/stability';
import { exp, log } from '@crease/tensor';
import { data } from '../../twoWeights/data.ts';
import { model } from '../../twoWeights/network.ts';

/** An interval of values of θ₁. */
export type Interval = readonly [number, number];

/** The stability exponents of the minima (θ₁, 1/θ₁), and where they are negative. Grade: observed. */
export interface Exponents {
  /** Evenly spaced in the logarithm, from 1/4 to 4. */
  readonly theta1: Float64Array;
  /** Of gradient descent. */
  readonly mu: Float64Array;
  /** Of stochastic gradient descent with batches of one sample. */
  readonly lambda: Float64Array;
  /** Where μ < 0; the ends are bisected. */
  readonly gradientDescent: readonly Interval[];
  /** Where λ < 0. */
  readonly stochastic: readonly Interval[];
}

/** The minima with θ₁ from 1/`largest` to `largest` are examined. */
export const largest = 4;
/** Steps of the grid on each side of θ₁ = 1. */
const half = 120;

/**
 * The exponents along the branch θ₁θ₂ = 1 of minima.
 *
 * @param probability of the first sample in each step of SGD, and its weight in the loss of gradient descent
 */
export function* exponents(stepSize: number, probability: number): Generator<number, Exponents, void> {
  const at = (theta1: number): { mu: number; lambda: number } => {
    const theta = Float64Array.of(theta1, 1 / theta1);
    const options = { stepSize, theta, weights: [probability, 1 - probability] };
    const { mu, lambda } = minimumStability(model, data, 'half-mse', options);
    return { mu: mu!, lambda: lambda! };
  };
  const upper = Float64Array.from({ length: half + 1 }, (_, k) => exp((k / half) * log(largest)));
  const values = { mu: new Float64Array(half + 1), lambda: new Float64Array(half + 1) };
  for (const [k, t] of upper.entries()) {
    const found = at(t);
    values.mu[k] = found.mu;
    values.lambda[k] = found.lambda;
    yield (0.6 * k) / half;
  }
  const gradientDescent = negativeSet(upper, values.mu, (t) => at(t).mu);
  yield 0.8;
  const stochastic = negativeSet(upper, values.lambda, (t) => at(t).lambda);
  return {
    theta1: Float64Array.of(
      ...upper
        .slice(1)
        .toReversed()
        .map((t) => 1 / t),
      ...upper,
    ),
    mu: mirrored(values.mu),
    lambda: mirrored(values.lambda),
    gradientDescent: onBothSides(gradientDescent),
    stochastic: onBothSides(stochastic),
  };
}

// Both exponents are functions of θ₁² + θ₂², which is the same at (1/θ₁, θ₁): the half θ₁ ≥ 1 is enough.

function mirrored(upper: Float64Array): Float64Array {
  return Float64Array.of(...upper.slice(1).toReversed(), ...upper);
}

/** Intervals of θ₁ ≥ 1 with their mirror images, from left to right. One that begins at 1 is joined with its own. */
function onBothSides(upper: readonly Interval[]): Interval[] {
  const images = upper.map(([a, b]): Interval => [1 / b, 1 / a]).toReversed();
  const [first, ...others] = upper;
  return first?.[0] === 1 ? [...images.slice(0, -1), [1 / first[1], first[1]], ...others] : [...images, ...upper];
}

/** The intervals on which a function is negative: sign changes on the grid, then bisection. */
function negativeSet(grid: Float64Array, values: Float64Array, f: (t: number) => number): Interval[] {
  const intervals: Interval[] = [];
  let from = values[0]! < 0 ? grid[0]! : Number.NaN;
  for (let k = 1; k < grid.length; k++) {
    const isNegative = values[k]! < 0;
    if (isNegative === values[k - 1]! < 0) continue;
    const end = bisect(grid[k - 1]!, grid[k]!, (t) => f(t) < 0 === isNegative);
    if (isNegative) from = end;
    else intervals.push([from, end]);
  }
  if (values.at(-1)! < 0) intervals.push([from, grid.at(-1)!]);
  return intervals;
}

/** Between a place where the condition fails and one where it holds: a place where it begins to hold, to 40 bits. */
function bisect(fails: number, holds: number, condition: (t: number) => boolean): number {
  let [a, b] = [fails, holds];
  for (let k = 0; k < 40; k++) {
    const middle = (a + b) / 2;
    if (condition(middle)) b = middle;
    else a = middle;
  }
  return b;
}
