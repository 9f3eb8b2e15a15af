import { optimiserMap } from '@crease/stability';
import { certifyOptimiser, trainingProblem } from '@crease/symbolic';
import {
  type Data,
  determinant,
  jacobianOf,
  luFactor,
  type Model,
  type Optimiser,
  optimisers,
  type RandomStream,
  randomNormal,
  randomStream,
  randomUniform,
  readModel,
  stepParameters,
} from '@crease/tensor';
import { describe, expect, test } from 'vitest';

/** Small networks with one hidden layer, three samples each. */
function randomTraining(stream: RandomStream): { readonly model: Model; readonly data: Data } {
  const units = randomUniform(stream) < 0.5 ? 1 : 2;
  const row = (size: number): number[] => Array.from({ length: size }, () => Math.round(randomNormal(stream) * 8) / 8);
  const name = randomUniform(stream) < 0.7 ? 'relu' : 'leakyRelu';
  const model = readModel({
    format: 'crease-model/1',
    input: [1],
    layers: [
      { type: 'dense', weight: row(units).map((w) => [w]), bias: row(units) },
      { type: 'activation', name, ...(name === 'relu' ? {} : { slope: 0.25 }) },
      { type: 'dense', weight: [row(units)], bias: randomUniform(stream) < 0.7 ? row(1) : null },
    ],
  });
  return { model, data: { samples: 3, features: Float64Array.of(-1, 0.5, 2), targets: Float64Array.from(row(3)) } };
}

/** A state of an optimiser for n parameters; every other one with the hidden units dead. */
function randomState(optimiser: Optimiser, model: Model, k: number, stream: RandomStream): Float64Array {
  const n = model.layout.size;
  const hidden = model.layout.entries.slice(0, 2).reduce((size, { shape }) => size + shape.reduce((a, b) => a * b), 0);
  const positive = (): number => 0.05 + 3 * randomUniform(stream);
  const free = (): number => 1.5 * randomNormal(stream);
  // A bias below −9 with weights between −2 and 2 is dead on inputs from −1 to 2.
  const isDead = k % 2 === 0 && optimiser.domain === 'real';
  const theta = Array.from({ length: n }, (_, i) => {
    // Small, because e^(−ηg) is a factor of the determinant.
    if (optimiser.domain === 'positive') return positive() / 10;
    if (!isDead || i >= hidden) return free();
    return i < hidden / 2 ? 2 * randomUniform(stream) - 1 : -9 - randomUniform(stream);
  });
  const slots = Object.values(optimiser.slots).flatMap(({ domain }) =>
    Array.from({ length: n }, domain === 'positive' ? positive : free),
  );
  const parameters = stepParameters(optimiser);
  const clocks = Object.values(optimiser.clocks).map((base) => parameters[base]!);
  return Float64Array.from([...theta, ...slots, ...clocks]);
}

// The Jacobian matrix by automatic differentiation knows nothing of moves and theorems.
describe('proofs about optimisers against determinants at random states', () => {
  for (const [name, optimiser] of Object.entries(optimisers))
    test(`${name}: no determinant is 0 where it is proved, and some are where it is refuted`, () => {
      const stream = randomStream('proofs about optimisers', name.length);
      let [proved, refuted] = [0, 0];
      for (let round = 0; round < 6; round++) {
        const { model, data } = randomTraining(stream);
        const problem = trainingProblem(model, data, 'mse');
        const parameters = 'weightDecay' in optimiser.parameters ? { weightDecay: 0.5 } : {};
        const jacobian = jacobianOf(optimiserMap(problem.program, optimiser, parameters));
        for (const stepSize of [0.02, 0.1, 0.5, 0.75, 2]) {
          const { verdict } = certifyOptimiser({ optimiser: name, parameters, losses: [problem] }, { stepSize });
          const determinants = Array.from({ length: 24 }, (_, k) => {
            const state = randomState(optimiser, model, k, stream);
            return Math.abs(determinant(luFactor(jacobian([state, Float64Array.of(stepSize)]), state.length)));
          });
          // A determinant that is 0 is below 10⁻¹³ by rounding; the others are products of factors of size 1 and of β₁, β₂.
          const zeros = determinants.filter((d) => d < 1e-11).length;
          if (verdict === 'proved') {
            proved++;
            expect([round, stepSize, zeros]).toEqual([round, stepSize, 0]);
          } else if (verdict === 'refuted') {
            refuted++;
            expect(zeros).toBeGreaterThan(0);
          }
        }
      }
      expect(proved + refuted).toBeGreaterThan(12);
    });
});
