import { gradientDescentMap } from '@crease/stability';
import { compile, evaluate, initialise, outputProgram, symmetricEigenvalues } from '@crease/tensor';
import { loss, model } from './network.ts';

/** Gradient descent from a random start, with the sharpness along it. Grade: observed. */
export interface Trajectory {
  readonly stepSize: number;
  /** Before the first step, and after each one; it ends early if a number is not finite. */
  readonly losses: Float64Array;
  /** The steps before which the sharpness was computed. */
  readonly measured: Int32Array;
  /** λ_max of the Hessian there. */
  readonly sharpness: Float64Array;
  /** The function that the network computes at the end, on `positions`. */
  readonly positions: Float64Array;
  readonly outputs: Float64Array;
}

/** So many times the sharpness is measured: each time costs a Hessian and its eigenvalues. */
const measurements = 150;
const positions = Float64Array.from({ length: 81 }, (_, k) => (k - 40) / 40);
const samples = { samples: positions.length, features: positions, targets: positions };
const map = compile(gradientDescentMap(loss.program));

/** Runs gradient descent on the loss of the demo's network from the start that a seed gives. */
export function* trajectory(stepSize: number, steps: number, seed: number): Generator<number, Trajectory, void> {
  const theta = initialise(model.layout, 'glorotNormal', seed);
  const eta = Float64Array.of(stepSize);
  const every = Math.max(1, Math.floor(steps / measurements));
  const losses = [loss.value(theta)];
  const measured: number[] = [];
  const sharpness: number[] = [];
  for (let n = 0; n <= steps; n++) {
    if (n % every === 0) {
      measured.push(n);
      sharpness.push(symmetricEigenvalues(loss.hessian(theta), theta.length).at(-1)!);
      yield n / steps;
    }
    if (n === steps) break;
    map.run([theta, eta], [theta]);
    const value = loss.value(theta);
    if (!(value < Number.MAX_VALUE)) break;
    losses.push(value);
  }
  return {
    stepSize,
    losses: Float64Array.from(losses),
    measured: Int32Array.from(measured),
    sharpness: Float64Array.from(sharpness),
    // A copy: what a stage returns is given away.
    positions: positions.slice(),
    outputs: evaluate(outputProgram(model, samples), [theta])[0]!,
  };
}
