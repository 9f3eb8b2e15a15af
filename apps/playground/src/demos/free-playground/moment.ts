import { hessianSpectrum } from '@crease/landscape';
import { edgeOfStability } from '@crease/stability';
import { breakAt, evaluate, evaluateAll, kinkedEquations, type Objective } from '@crease/tensor';
import { shiftedTrajectory } from './descent.ts';
import type { FreeSettings } from './freeSettings.ts';
import type { Problem } from './problem.ts';
import { countOf, pointOf } from './trajectory.ts';

/** Everything about one point θ of the descent. */
export interface Moment {
  readonly step: number;
  /** The last step of its descent, the one that went wrong or −1, and the step size. */
  readonly lastStep: number;
  readonly divergedAt: number;
  readonly stepSize: number;
  readonly loss: number;
  readonly gradientNorm: number;
  readonly dimension: number;
  /** The network as a function on a grid of x: at the start, and now. */
  readonly grid: Float64Array;
  readonly first: Float64Array;
  readonly now: Float64Array;
  /** Where the function of x has a kink now: x and y in turn. */
  readonly kinks: Float64Array;
  readonly region: Region;
  /** `undefined` where the Hessian is not finite. */
  readonly spectrum: Spectrum | undefined;
}

/** The region of θ: the piece of every kinked element. */
export interface Region {
  readonly units: number;
  readonly active: number | undefined;
  readonly margin: number;
  readonly signature: string;
  readonly nearest: { readonly scope: string; readonly unit: number; readonly sample: number } | undefined;
}

/** Eigenvalues of the Hessian and what they say about the step size. */
export interface Spectrum {
  /** Ascending: all of them, or those at both ends. */
  readonly eigenvalues: Float64Array;
  readonly largestResidual: number;
  readonly negative: number | undefined;
  readonly zero: number | undefined;
  readonly positive: number | undefined;
  readonly sharpness: number;
  readonly edge: number;
  readonly isStable: boolean;
}

/** Up to so many parameters all eigenvalues are computed. */
const denseUpTo = 200;

/** One point of the descent: function, region and spectrum. Grade: observed. */
export function* moment(problem: Problem, settings: FreeSettings): Generator<number, Moment, void> {
  const run = yield* shiftedTrajectory(problem, settings);
  const step = Math.min(Math.round((settings.moment / 100) * settings.steps), countOf(run) - 1);
  const theta = pointOf(run, step);
  const { objective, grid, outputs } = problem;
  const gradient = objective.gradient(theta);
  yield 0.2;
  const { units, active, margin, signature, nearest } = objective.regions(theta);
  const [first, now] = [pointOf(run, 0), theta].map((at) => evaluate(outputs, [at])[0]!) as [
    Float64Array,
    Float64Array,
  ];
  yield 0.4;
  return {
    step,
    lastStep: countOf(run) - 1,
    divergedAt: run.divergedAt ?? -1,
    stepSize: settings.stepSize,
    loss: run.losses[step]!,
    gradientNorm: Math.sqrt(gradient.reduce((sum, x) => sum + x * x, 0)),
    dimension: objective.dimension,
    // A copy: results are handed over, and the next stage needs the grid again.
    grid: grid.slice(),
    first,
    now,
    kinks: functionKinks(problem, theta, now),
    region: {
      units,
      active,
      margin,
      signature,
      nearest: nearest && { scope: nearest.scope, unit: nearest.unit, sample: nearest.sample },
    },
    spectrum: spectrumAt(objective, theta, settings.stepSize),
  };
}

/**
 * Where the network, as a function of x, has kinks: between neighbouring grid points the place where a pre-activation
 * meets a break, by linear interpolation, which is exact where the function is linear in between.
 */
function functionKinks({ outputs, grid }: Problem, theta: Float64Array, now: Float64Array): Float64Array {
  const values = evaluateAll(outputs, [theta]);
  const found: number[] = [];
  for (const { equation, function: f, kinks } of kinkedEquations(outputs)) {
    const { inputs, shape } = outputs.equations[equation]!;
    const before = values[inputs[0]!]!;
    const units = before.length / shape[0]!;
    for (const b of kinks) {
      const at = breakAt(f, b);
      for (let k = 0; k + units < before.length; k++) {
        const [left, right] = [before[k]! - at, before[k + units]! - at];
        if (left > 0 === right > 0) continue;
        const [cell, part] = [Math.floor(k / units), left / (left - right)];
        const between = (series: Float64Array): number => series[cell]! + part * (series[cell + 1]! - series[cell]!);
        found.push(between(grid), between(now));
      }
    }
  }
  return Float64Array.from(found);
}

function spectrumAt(objective: Objective, theta: Float64Array, stepSize: number): Spectrum | undefined {
  const unit = new Float64Array(objective.dimension).fill(1);
  if (!objective.hvp(theta, unit).every(Number.isFinite)) return undefined;
  const method = objective.dimension <= denseUpTo ? 'dense' : 'lanczos';
  const { eigenvalues, residuals, negative, zero, positive } = hessianSpectrum(objective, theta, { method });
  const { sharpness, edge, linearlyStable } = edgeOfStability(eigenvalues.at(-1)!, stepSize);
  const largestResidual = residuals.reduce((a, b) => Math.max(a, b), 0);
  return { eigenvalues, largestResidual, negative, zero, positive, sharpness, edge, isStable: linearlyStable };
}
