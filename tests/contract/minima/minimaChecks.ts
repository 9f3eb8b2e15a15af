import {
  certifyGlobalMinimum,
  certifyLocalMinimum,
  localMinimum,
  rationals,
  regionMinima,
  verifyMinimum,
} from '@crease/symbolic';
import { objective, randomInteger, randomNormal, randomStream } from '@crease/tensor';
import { type HiddenLayerNet, hiddenLayerProblem } from '../../support/hiddenLayerProblem.ts';

/** What was found about the minima of one random network. */
export interface MinimaCheck {
  /** Proofs made, and checked again from their text. */
  readonly proofs: number;
  /** Runs of gradient descent that were compared with the proved global minimum. */
  readonly runs: number;
  /** What went wrong, in words. */
  readonly failures: readonly string[];
}

const activations = [
  { name: 'relu' },
  { name: 'leakyRelu', slope: 0.5 },
  { name: 'abs' },
  { name: 'hardTanh' },
  { name: 'relu6' },
];

/** A random tiny network on small integers, with repeated samples among them. */
function randomNetwork(seed: number): HiddenLayerNet {
  const stream = randomStream(seed, 0);
  const pick = (least: number, most: number): number => least + randomInteger(stream, most - least + 1);
  const inputs = pick(1, 2);
  const samples = pick(2, 5);
  return {
    activation: activations[pick(0, activations.length - 1)]!,
    units: inputs === 1 ? pick(1, 2) : 1,
    hiddenBias: pick(0, 3) > 0,
    outputBias: pick(0, 3) > 0,
    loss: ['sum-squares', 'half-mse', 'mse'][pick(0, 2)]!,
    x: Array.from({ length: samples }, () => Array.from({ length: inputs }, () => pick(-3, 3))),
    y: Array.from({ length: samples }, () => pick(-3, 3)),
  };
}

/**
 * The exact minima of a random network: the certificates of the global minimum and of some local minima must pass their
 * check, and no run of gradient descent may end below the global minimum.
 */
export function checkMinima(seed: number): MinimaCheck {
  const problem = hiddenLayerProblem(randomNetwork(seed));
  const found = regionMinima(problem);
  const failures: string[] = [];
  const verify = (name: string, certificate: object): void => {
    const { result, why } = verifyMinimum(JSON.parse(JSON.stringify(certificate)));
    if (result !== 'valid') failures.push(`network ${seed}: the proof of ${name} is ${result}: ${why}`);
  };
  verify('the global minimum', certifyGlobalMinimum(problem, found));
  let proofs = 1;
  for (const { theta } of found.minima.slice(0, 6)) {
    if (theta === undefined || localMinimum(problem, theta).verdict !== 'proved') continue;
    const answer = certifyLocalMinimum(problem, theta);
    if (answer.verdict === 'proved') verify('a local minimum', answer.certificate);
    proofs += 1;
  }
  const runs = 5;
  const least = rationals.toNumber(found.least!.value);
  for (let run = 1; run <= runs; run++) {
    const end = descend(problem, seed, run);
    // The value of the loss is a sum of at most five squares: its rounding is far below this.
    if (end < least - 1e-9 * (1 + least)) failures.push(`network ${seed}: run ${run} ended at ${end}, below ${least}`);
  }
  return { proofs, runs, failures };
}

/** The loss after 300 steps of gradient descent. */
function descend({ program }: ReturnType<typeof hiddenLayerProblem>, seed: number, run: number): number {
  const loss = objective(program);
  const stream = randomStream(seed, run);
  const theta = Float64Array.from({ length: loss.dimension }, () => 2 * randomNormal(stream));
  for (let step = 0; step < 300; step++) {
    const gradient = loss.gradient(theta);
    for (const [k, g] of gradient.entries()) theta[k]! -= 0.01 * g;
  }
  return loss.value(theta);
}
