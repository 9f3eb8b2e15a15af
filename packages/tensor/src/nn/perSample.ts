import { ShapeError } from '../errors.js';
import { compile } from '../exec/compile.js';
import type { Compiled } from '../exec/compiled.js';
import { sizeOf } from '../ir/shape.js';
import { grad } from '../passes/grad.js';
import { checkData, type Data, encodeTargets, outputsOf } from './data.js';
import { lossNamed } from './losses.js';
import { sampleLossProgram } from './lossProgram.js';
import type { Model } from './model.js';

/** The loss of every single sample as a function of θ. */
export interface PerSample {
  readonly samples: number;
  /** One loss for each sample, shape [samples]. */
  losses(theta: Float64Array): Float64Array;
  /** The gradient of the loss of each sample, row-major, shape [samples, parameters]. */
  gradients(theta: Float64Array): Float64Array;
}

/**
 * The losses and gradients of the single samples of a data set. Their mean is the loss of the data set and its
 * gradient, for losses that are means.
 *
 * One program of one sample runs for all of them at once, side by side. Derivatives at a kink are those of the owner.
 * Grade: observed.
 *
 * @throws what `lossProgram` throws for the data; ShapeError from its methods if θ has the wrong length
 *
 * @example
 * const model = readModel({
 *   format: 'crease-model/1',
 *   input: [1],
 *   layers: [{ type: 'dense', weight: [[2]], bias: null }, { type: 'dense', weight: [[0.5]], bias: null }],
 * });
 * const data = { samples: 2, features: Float64Array.of(1, 3), targets: Float64Array.of(1, 2) };
 * perSample(model, data, 'half-mse').gradients(model.theta); // Float64Array(4) [0, 0, 1.5, 6]
 */
export function perSample(model: Model, data: Data, lossName: string): PerSample {
  checkData(model, data, lossName);
  const { samples } = data;
  const outputs = outputsOf(model);
  const program = sampleLossProgram(model, lossName);
  const encoded = encodeTargets(data.targets, lossNamed(lossName).targets, samples, outputs);
  const x = transposed(data.features, samples, sizeOf(model.input));
  const y = transposed(encoded, samples, outputs);
  let losses: Compiled | undefined;
  let gradients: Compiled | undefined;
  const run = (code: Compiled, theta: Float64Array): Float64Array => {
    if (theta.length !== model.layout.size)
      throw new ShapeError(`perSample: theta must have ${model.layout.size} entries, got ${theta.length}.`);
    const [out] = code.allocate();
    code.run([theta, x, y], [out!]);
    return out!;
  };
  return {
    samples,
    losses: (theta) => {
      losses ??= compile(program, { lanes: samples, shared: [0] });
      return run(losses, theta);
    },
    gradients: (theta) => {
      gradients ??= compile(grad(program, { wrt: 0 }), { lanes: samples, shared: [0] });
      return transposed(run(gradients, theta), model.layout.size, samples);
    },
  };
}

/** The transpose of a row-major matrix with this many rows and columns. */
function transposed(matrix: Float64Array, rows: number, columns: number): Float64Array {
  const out = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) out[j * rows + i] = matrix[i * columns + j]!;
  return out;
}
