import {
  batchLossProgram,
  checkData,
  compile,
  type Data,
  encodeTargets,
  grad,
  lossNamed,
  type Model,
  outputsOf,
  randomPermutation,
  randomStream,
  sizeOf,
  UsageError,
} from '@crease/tensor';

/** Options of `batchGradient`. */
export interface BatchOptions {
  /** Samples in a batch. */
  readonly batchSize: number;
  /** Seed of the batches (default 0). */
  readonly seed?: number | string;
  readonly weightDecay?: number;
}

/**
 * The gradient of the loss of a random batch, a new one for each step, written to `out`.
 *
 * The batch of step k has `batchSize` different samples, all such sets equally likely, and is independent of the other
 * steps: it depends on the seed and k alone. The loss is the named loss of the batch, so a mean is over its samples.
 *
 * @throws what `lossProgram` throws for the data, and UsageError if the batch size is not a whole number from 1 to the number of samples
 */
export function batchGradient(
  model: Model,
  data: Data,
  lossName: string,
  options: BatchOptions,
): (theta: Float64Array, step: number, out: Float64Array) => void {
  const { batchSize, seed = 0, weightDecay = 0 } = options;
  checkData(model, data, lossName);
  if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > data.samples)
    throw new UsageError(
      `batchGradient: the batch size must be a whole number from 1 to the ${data.samples} samples, got ${batchSize}.`,
    );
  const features = sizeOf(model.input);
  const outputs = outputsOf(model);
  const targets = encodeTargets(data.targets, lossNamed(lossName).targets, data.samples, outputs);
  const code = compile(grad(batchLossProgram(model, lossName, batchSize, { weightDecay }), { wrt: 0 }));
  const x = new Float64Array(batchSize * features);
  const y = new Float64Array(batchSize * outputs);
  return (theta, step, out) => {
    const order = randomPermutation(randomStream(seed, step), data.samples);
    for (let i = 0; i < batchSize; i++) {
      const sample = order[i]!;
      x.set(data.features.subarray(sample * features, (sample + 1) * features), i * features);
      y.set(targets.subarray(sample * outputs, (sample + 1) * outputs), i * outputs);
    }
    code.run([theta, x, y], [out]);
  };
}
