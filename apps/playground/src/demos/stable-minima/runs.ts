import { gradientDescentMap } from '@crease/stability';
import {
  add,
  call,
  compile,
  lossProgram,
  type Program,
  randomStream,
  randomUniform,
  scale,
  trace,
} from '@crease/tensor';
import { data } from '../../twoWeights/data.ts';
import { model } from '../../twoWeights/network.ts';

/** What becomes of runs that start beside one minimum. Grade: observed. */
export interface Runs {
  /** The path of gradient descent, θ₁ and θ₂ in turn. */
  readonly gradientDescent: Float64Array;
  /** The path of the first run of SGD. */
  readonly stochastic: Float64Array;
  readonly gradientDescentFate: Fate;
  /** Where gradient descent is after all steps. */
  readonly gradientDescentEnd: readonly [number, number];
  /** How many runs of SGD had each fate. */
  readonly stochasticFates: Readonly<Record<Fate, number>>;
}

/** `returned`: to the minimum beside which it started; `dead`: to the flat piece, where no unit is active. */
export type Fate = 'returned' | 'otherMinimum' | 'dead' | 'moving';

const steps = 2000;
const drawnSteps = 200;
const numberOfRuns = 100;
/** Distance of the start from the minimum. */
const offset = 1e-3;
/** A run that ends within this distance of the minimum has returned. */
const tolerance = 0.02;

const sampleLosses = [0, 1].map((i) =>
  lossProgram(
    model,
    { samples: 1, features: data.features.slice(i, i + 1), targets: data.targets.slice(i, i + 1) },
    'half-mse',
  ),
) as [Program, Program];
const sampleMaps = sampleLosses.map((loss) => compile(gradientDescentMap(loss)));

/** Gradient descent, and many runs of SGD, from a point beside the minimum (θ₁, 1/θ₁). */
export function* runs(
  stepSize: number,
  probability: number,
  theta1: number,
  seed: number,
): Generator<number, Runs, void> {
  const minimum = [theta1, 1 / theta1] as const;
  const length = Math.sqrt(theta1 * theta1 + 1 / (theta1 * theta1));
  const start = [theta1 + offset / (theta1 * length), 1 / theta1 + (offset * theta1) / length] as const;
  const weighted = trace({ theta: [2] }, ({ theta }) =>
    add(
      scale(call(sampleLosses[0], [theta])[0]!, probability),
      scale(call(sampleLosses[1], [theta])[0]!, 1 - probability),
    ),
  );
  const map = compile(gradientDescentMap(weighted));
  const gradientDescent = iterate(start, stepSize, () => map);
  const counts = { returned: 0, otherMinimum: 0, dead: 0, moving: 0 };
  let stochastic = gradientDescent;
  for (let run = 0; run < numberOfRuns; run++) {
    const stream = randomStream(seed, run);
    const path = iterate(start, stepSize, () => sampleMaps[randomUniform(stream) < probability ? 0 : 1]!);
    if (run === 0) stochastic = path;
    counts[fateOf(path, minimum)] += 1;
    if (run % 5 === 4) yield run / numberOfRuns;
  }
  return {
    gradientDescent: gradientDescent.slice(0, 2 * (drawnSteps + 1)),
    stochastic: stochastic.slice(0, 2 * (drawnSteps + 1)),
    gradientDescentFate: fateOf(gradientDescent, minimum),
    gradientDescentEnd: endOf(gradientDescent),
    stochasticFates: counts,
  };
}

/** All points of a run, θ₁ and θ₂ in turn. */
function iterate(
  start: readonly [number, number],
  stepSize: number,
  mapOfStep: () => (typeof sampleMaps)[number],
): Float64Array {
  const path = new Float64Array(2 * (steps + 1));
  path.set(start);
  const eta = Float64Array.of(stepSize);
  for (let n = 0; n < steps; n++)
    mapOfStep().run([path.subarray(2 * n, 2 * n + 2), eta], [path.subarray(2 * n + 2, 2 * n + 4)]);
  return path;
}

function endOf(path: Float64Array): [number, number] {
  return [path.at(-2)!, path.at(-1)!];
}

function fateOf(path: Float64Array, [theta1, theta2]: readonly [number, number]): Fate {
  const [x, y] = endOf(path);
  if (!(x > 0 && y > 0)) return 'dead';
  if (Math.abs(x - theta1) < tolerance && Math.abs(y - theta2) < tolerance) return 'returned';
  return Math.abs(x * y - 1) < 1e-6 ? 'otherMinimum' : 'moving';
}
